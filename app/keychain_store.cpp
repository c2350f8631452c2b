// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/keychain_store.h"

#include "app/keychain/keychain_module.h"
#include "engine/base/log.h"
#include "engine/secrets/secret_file.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mcprt {

KeychainStore::KeychainStore(std::function<void(const Secret &)> onRead)
    : m_onRead(std::move(onRead))
{}

KeychainStore::~KeychainStore() = default;

QString KeychainStore::modulePath()
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QString name = u"/mcp-runtime-keychain.so"_s;
    for (const auto beside : {""_L1, "/../lib/mcp-runtime"_L1, "/../libexec/mcp-runtime"_L1}) {
        const QString candidate = folder + beside + name;
        if (QFileInfo::exists(candidate))
            return QFileInfo(candidate).canonicalFilePath();
    }
    return {};
}

bool KeychainStore::load()
{
    if (m_store)
        return true;
    const QString path = modulePath();
    if (path.isEmpty())
        return false;
    m_library.setFileName(path);
    const QFunctionPointer symbol = m_library.resolve(kMakeKeychainStore);
    if (!symbol) {
        qCWarning(lcSecrets).noquote()
            << "The keychain module can't be loaded:" << m_library.errorString();
        return false;
    }
    m_store.reset(reinterpret_cast<MakeKeychainStore *>(symbol)());
    return true;
}

void KeychainStore::read(const QString &name, Done<Secret> done)
{
    if (!load())
        return NoSecretStore().read(name, std::move(done));
    m_store->read(name, Done<Secret>([onRead = m_onRead,
                                      done = std::move(done)](Result<Secret> secret) mutable {
                      if (secret && onRead)
                          onRead(*secret);
                      done.report(std::move(secret));
                  }));
}

void KeychainStore::write(const QString &name, const Secret &secret, Done<bool> done)
{
    if (!load())
        return NoSecretStore().write(name, secret, std::move(done));
    m_store->write(name, secret, std::move(done));
}

void KeychainStore::remove(const QString &name, Done<bool> done)
{
    if (!load())
        return NoSecretStore().remove(name, std::move(done));
    m_store->remove(name, std::move(done));
}

void KeychainStore::learn(const Secret &secret)
{
    if (m_onRead)
        m_onRead(secret);
}

std::unique_ptr<SecretStore> openSecretStore(const QString &secretsFile,
                                             std::function<void(const Secret &)> onRead)
{
    if (secretsFile.isEmpty())
        return std::make_unique<KeychainStore>(std::move(onRead));
    return std::make_unique<SecretFile>(secretsFile, std::move(onRead));
}

} // namespace mcprt
