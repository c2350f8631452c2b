<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Endpoint</name>
    <message>
        <source>no HTTP: process %1 serves none</source>
        <translation>HTTP なし: プロセス %1 は提供していません</translation>
    </message>
    <message>
        <source>no HTTP: port %1 is in use</source>
        <translation>HTTP なし: ポート %1 は使用中です</translation>
    </message>
    <message>
        <source>no HTTP</source>
        <translation>HTTP なし</translation>
    </message>
    <message>
        <source>HTTP is served by process %1, at %2. What you change here holds as soon as this app holds the engine.</source>
        <translation>HTTP はプロセス %1 が %2 で提供しています。ここでの変更は、このアプリがエンジンを保持したときから有効です。</translation>
    </message>
    <message>
        <source>Clients reach MCP Runtime at %1.</source>
        <translation>クライアントは %1 で MCP Runtime に接続できます。</translation>
    </message>
    <message>
        <source>HTTP is switched off.</source>
        <translation>HTTP はオフです。</translation>
    </message>
    <message>
        <source>Clients can&apos;t reach this program over HTTP. %1</source>
        <translation>クライアントは HTTP でこのプログラムに届きません。%1</translation>
    </message>
    <message>
        <source>Port %1 is in use by process %2 (%3).</source>
        <translation>ポート %1 はプロセス %2 (%3) が使用しています。</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program.</source>
        <translation>ポート %1 は別のプログラムが使用しています。</translation>
    </message>
    <message>
        <source>Port %1 is free: set it under Settings, Endpoint.</source>
        <translation>ポート %1 は空いています: 設定の「接続先」で指定してください。</translation>
    </message>
    <message>
        <source>Nobody serves HTTP now: process %1 holds the engine, and it serves none. Quit your MCP clients: with none left, this app takes the engine over and serves HTTP. Let it start with the session, so that it comes first.</source>
        <translation>現在 HTTP は提供されていません: プロセス %1 がエンジンを保持していますが、HTTP を提供していません。MCP クライアントをすべて終了すると、このアプリがエンジンを引き継いで HTTP を提供します。最初になるように、セッションと共に起動してください。</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain is locked, so it can&apos;t give ${keychain:%1}. Unlock it, then try again.</source>
        <translation>キーチェーンがロックされているため、${keychain:%1} を取り出せません。ロックを解除して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t keep &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>キーチェーンがロックされているため、「%1」を保存できません。ロックを解除して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t remove &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>キーチェーンがロックされているため、「%1」を削除できません。ロックを解除して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The keychain refused to give ${keychain:%1}. Allow it when it asks, then try again.</source>
        <translation>キーチェーンが ${keychain:%1} の取り出しを拒否しました。確認が出たら許可して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The keychain refused to keep &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>キーチェーンが「%1」の保存を拒否しました。確認が出たら許可して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The keychain refused to remove &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>キーチェーンが「%1」の削除を拒否しました。確認が出たら許可して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to give ${keychain:%1}. Use ${env:%1} instead, or name a file of secrets with SECRETS_FILE.</source>
        <translation>このセッションでは応答するキーチェーンがなく（%2）、${keychain:%1} を取り出せません。代わりに ${env:%1} を使うか、SECRETS_FILE で秘密情報のファイルを指定してください。</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to keep &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>このセッションでは応答するキーチェーンがなく（%2）、「%1」を保存できません。キーチェーンがない場合は、SECRETS_FILE で秘密情報のファイルを指定してください。</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to remove &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>このセッションでは応答するキーチェーンがなく（%2）、「%1」を削除できません。キーチェーンがない場合は、SECRETS_FILE で秘密情報のファイルを指定してください。</translation>
    </message>
    <message>
        <source>The keychain has no entry &apos;%1&apos; for the service mcp-runtime. Store it: mcp-runtime secrets set %1</source>
        <translation>キーチェーンにサービス mcp-runtime の項目「%1」がありません。保存してください: mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>The keychain did not answer in %2 s for ${keychain:%1}. Is a window asking for its password?</source>
        <translation>${keychain:%1} について、キーチェーンが %2 秒以内に応答しませんでした。パスワードを求めるウィンドウが出ていませんか？</translation>
    </message>
    <message>
        <source>${keychain:%1} can&apos;t be read: this program was started without a keychain. Use ${env:%1} instead.</source>
        <translation>${keychain:%1} を読み取れません: このプログラムはキーチェーンなしで起動されました。代わりに ${env:%1} を使ってください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; can&apos;t be kept: there is no keychain here.</source>
        <translation>「%1」を保存できません: ここにはキーチェーンがありません。</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry &apos;%1&apos; is empty or no key, so %2 can&apos;t be used. Store it: mcp-runtime secrets set %1</source>
        <translation>キーチェーンの項目「%1」が空か、キーではないため、%2 を使えません。保存してください: mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>%1 is kept in the keychain, and no keychain answers in this session. Set it in the environment, or name a file of secrets with SECRETS_FILE.</source>
        <translation>%1 はキーチェーンに保存されていますが、このセッションでは応答するキーチェーンがありません。環境変数に設定するか、SECRETS_FILE で秘密情報のファイルを指定してください。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>%1 を読み取れません。</translation>
    </message>
    <message>
        <source>The keychain has not given it within %2 s. Is a window asking for its password?</source>
        <translation>キーチェーンが %2 秒以内に渡しませんでした。パスワードを求めるウィンドウが出ていませんか？</translation>
    </message>
    <message>
        <source>No keychain answers in this session, and tokens are kept nowhere else. Start one (on Linux a Secret Service), or run this in your desktop session.</source>
        <translation>このセッションでは応答するキーチェーンがなく、トークンはほかの場所には保存されません。キーチェーン（Linux では Secret Service）を起動するか、デスクトップのセッションで実行してください。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>as the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>セッションと共に起動</translation>
    </message>
    <message>
        <source>MCP Runtime is in the tray when you log in.</source>
        <translation>ログインすると MCP Runtime がトレイに入ります。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>light</source>
        <translation>明るい</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>暗い</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>When an approval or a sign-in is needed, or a server gave up.</source>
        <translation>承認やサインインが必要なとき、またはサーバーが断念したとき。</translation>
    </message>
    <message>
        <source>Tray icon in one colour</source>
        <translation>単色のトレイアイコン</translation>
    </message>
    <message>
        <source>States are told by their shape alone.</source>
        <translation>状態は形だけで表します。</translation>
    </message>
    <message>
        <source>Discovery service</source>
        <translation>検索サービス</translation>
    </message>
    <message>
        <source>Address of a service that knows more servers. Without one, only the servers of this computer are searched, offline.</source>
        <translation>ほかのサーバーを知るサービスのアドレス。なければ、このコンピューターのサーバーだけをオフラインで検索します。</translation>
    </message>
    <message>
        <source>Trust its start commands</source>
        <translation>起動コマンドを信頼する</translation>
    </message>
    <message>
        <source>Start what the service proposes without asking you. Leave this off unless the service is your own.</source>
        <translation>サービスが提案するものを尋ねずに起動します。自分のサービスでなければオフのままにしてください。</translation>
    </message>
    <message>
        <source>Serve clients over HTTP</source>
        <translation>HTTP でクライアントに提供</translation>
    </message>
    <message>
        <source>For clients that take an address instead of a command.</source>
        <translation>コマンドではなくアドレスを使うクライアント向けです。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>127.0.0.1 lets in programs of this computer only.</source>
        <translation>127.0.0.1 ではこのコンピューターのプログラムだけが入れます。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Start servers on call</source>
        <translation>呼び出し時にサーバーを起動</translation>
    </message>
    <message>
        <source>A call to a server that does not run starts it.</source>
        <translation>動いていないサーバーを呼び出すと起動します。</translation>
    </message>
    <message>
        <source>Stop idle servers after (s)</source>
        <translation>待機サーバーを止めるまで（秒）</translation>
    </message>
    <message>
        <source>0 = never.</source>
        <translation>0 = 止めない。</translation>
    </message>
    <message>
        <source>Make slow calls tasks after (s)</source>
        <translation>遅い呼び出しをタスクにするまで（秒）</translation>
    </message>
    <message>
        <source>The client need not wait for them then. 0 = never.</source>
        <translation>クライアントは待たずに済みます。0 = しない。</translation>
    </message>
    <message>
        <source>Longest result (tokens)</source>
        <translation>最長の結果（トークン）</translation>
    </message>
    <message>
        <source>What is longer is stored, and the model gets a preview.</source>
        <translation>これより長いものは保存され、モデルはプレビューを受け取ります。</translation>
    </message>
    <message>
        <source>Waiting tasks at most</source>
        <translation>待機タスクの上限</translation>
    </message>
    <message>
        <source>Running tasks at most</source>
        <translation>実行タスクの上限</translation>
    </message>
    <message>
        <source>Folder of stored results</source>
        <translation>保存結果のフォルダー</translation>
    </message>
    <message>
        <source>Nobody else can read it. Empty = in your data folder.</source>
        <translation>ほかの人は読めません。空 = データフォルダーの中。</translation>
    </message>
    <message>
        <source>Describe images in words</source>
        <translation>画像を言葉で説明する</translation>
    </message>
    <message>
        <source>Sends stored images to the service below, if it has a key or an address.</source>
        <translation>下のサービスに鍵かアドレスがあれば、保存した画像を送ります。</translation>
    </message>
    <message>
        <source>Service for descriptions</source>
        <translation>説明のサービス</translation>
    </message>
    <message>
        <source>Any service with the OpenAI interface; one on this computer keeps images here.</source>
        <translation>OpenAI のインターフェイスを持つ任意のサービス。このコンピューターのものなら画像は外に出ません。</translation>
    </message>
    <message>
        <source>Its model</source>
        <translation>そのモデル</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>検索先</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接続先</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>プライバシー</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>そのキー</translation>
    </message>
    <message>
        <source>Kept in the keychain of your system only.</source>
        <translation>システムのキーチェーンにのみ保存されます。</translation>
    </message>
    <message>
        <source>Key for its start commands</source>
        <translation>起動コマンド用のキー</translation>
    </message>
    <message>
        <source>The service decrypts start commands with it. Kept in the keychain only.</source>
        <translation>サービスはこれで起動コマンドを復号します。キーチェーンにのみ保存されます。</translation>
    </message>
    <message>
        <source>Key of this service</source>
        <translation>このサービスのキー</translation>
    </message>
    <message>
        <source>Model for search by meaning</source>
        <translation>意味で検索するためのモデル</translation>
    </message>
    <message>
        <source>Empty = the one built in, offline. Names and descriptions of tools are sent to the service of any other.</source>
        <translation>空欄 = 内蔵のモデル（オフライン）。それ以外では、ツールの名前と説明がそのサービスに送られます。</translation>
    </message>
    <message>
        <source>Service for search by meaning</source>
        <translation>意味で検索するためのサービス</translation>
    </message>
    <message>
        <source>Empty = the service for descriptions, with its key.</source>
        <translation>空欄 = 説明用のサービスとそのキー。</translation>
    </message>
    <message>
        <source>Key of the service for search</source>
        <translation>検索用サービスのキー</translation>
    </message>
    <message>
        <source>File of secrets</source>
        <translation>シークレットのファイル</translation>
    </message>
    <message>
        <source>For a system without a keychain: keys are kept in this file, which only you can read, as plain text. Empty = the keychain.</source>
        <translation>キーチェーンのないシステム用: キーは、あなただけが読めるこのファイルに平文で保存されます。空欄 = キーチェーン。</translation>
    </message>
    <message>
        <source>When a server changes a tool</source>
        <translation>サーバーがツールを変更したとき</translation>
    </message>
    <message>
        <source>A changed tool may do something else than the one that you know.</source>
        <translation>変更されたツールは、あなたが知っているものとは違う動作をするかもしれません。</translation>
    </message>
    <message>
        <source>ask before it is called</source>
        <translation>呼び出す前に確認する</translation>
    </message>
    <message>
        <source>use it as it comes</source>
        <translation>そのまま使う</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>クライアント</translation>
    </message>
</context>
<context>
    <name>mcprt::ActivityPage</name>
    <message>
        <source>Calls</source>
        <translation>呼び出し</translation>
    </message>
    <message>
        <source>Filter by server, tool or outcome</source>
        <translation>サーバー、ツール、結果で絞り込む</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Tokens kept out of the context, by second</source>
        <translation>コンテキストに入れなかったトークン（毎秒）</translation>
    </message>
    <message>
        <source>Nothing has been called yet.
Connect a client, or try a tool on the page Search.</source>
        <translation>まだ何も呼び出されていません。
クライアントを接続するか、「検索」ページでツールを試してください。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>書き出す(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>消去(&amp;C)</translation>
    </message>
    <message>
        <source>%1 calls, %2 failed. Kept out of the context: %3 tokens</source>
        <translation>呼び出し %1 件、失敗 %2 件。コンテキスト外：%3 トークン</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>呼び出しを書き出す</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 に書き込めません：%2</translation>
    </message>
</context>
<context>
    <name>mcprt::ApplyPage</name>
    <message>
        <source>Taking over servers and connecting programs</source>
        <translation>サーバーの引き継ぎとプログラムの接続</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>作業中</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>行われたこと</translation>
    </message>
    <message>
        <source>Your keychain may ask whether MCP Runtime may keep keys in it.</source>
        <translation>MCP Runtime がキーを保存してよいか、キーチェーンが尋ねることがあります。</translation>
    </message>
    <message>
        <source>Go back and try again, or go on without it.</source>
        <translation>戻ってもう一度試すか、そのまま先へ進んでください。</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>取り込みました: %1。</translation>
    </message>
    <message>
        <source>Connected: %1. Restart them, so that they read their files.</source>
        <translation>接続しました: %1。ファイルを読み込むよう、再起動してください。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更されませんでした。</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalDialog</name>
    <message>
        <source>May this server be started?</source>
        <translation>このサーバーを起動してもよいですか？</translation>
    </message>
    <message>
        <source>Approved before</source>
        <translation>以前に承認したもの</translation>
    </message>
    <message>
        <source>Proposed now</source>
        <translation>今回の提案</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>&amp;Always this command</source>
        <translation>このコマンドは常に許可(&amp;A)</translation>
    </message>
    <message>
        <source>Only &amp;once</source>
        <translation>今回だけ(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Deny</source>
        <translation>拒否(&amp;D)</translation>
    </message>
    <message>
        <source>A discovery service wants to start a program on this computer. It can do whatever you can do. Approve it only if you know it.</source>
        <translation>検索サービスがこのコンピューターでプログラムを起動しようとしています。あなたにできることは何でもできます。知っているものだけを承認してください。</translation>
    </message>
    <message>
        <source>The start command of a server that you approved has changed. Compare it before you go on.</source>
        <translation>承認済みサーバーの起動コマンドが変わりました。続ける前に比べてください。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提案元</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>your home folder</source>
        <translation>ホームフォルダー</translation>
    </message>
    <message>
        <source>Gets the variables</source>
        <translation>渡される変数</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no variables</comment>
        <translation>なし</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>ハッシュ</translation>
    </message>
    <message>
        <source>May this changed tool be used?</source>
        <translation>この変更されたツールを使ってもよいですか？</translation>
    </message>
    <message>
        <source>&amp;Next change</source>
        <translation>次の変更(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>前の変更(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Always this version</source>
        <translation>常にこの版を許可(&amp;A)</translation>
    </message>
    <message>
        <source>A server describes one of its tools otherwise than before. Until you decide, it is not called. What differs is marked with − and +.</source>
        <translation>サーバーが、ツールの一つを以前とは違う内容で説明しています。あなたが決めるまで、このツールは呼び出されません。違う箇所には − と + の印が付いています。</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>設定元</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更点</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalModel</name>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>%1: changed %2</source>
        <translation>%1: %2 が変更されました</translation>
    </message>
    <message>
        <source>%1 (denied)</source>
        <translation>%1（拒否済み）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>提供元</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalPage</name>
    <message>
        <source>Approvals</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>&amp;Review…</source>
        <translation>確認(&amp;R)…</translation>
    </message>
    <message>
        <source>Nothing waits for you.
When a discovery service proposes a server, or a server changes one of its tools, you are asked here first.</source>
        <translation>待っているものはありません。
ディスカバリーサービスがサーバーを提案したとき、またはサーバーがツールを変更したときは、まずここで確認されます。</translation>
    </message>
</context>
<context>
    <name>mcprt::CallModel</name>
    <message>
        <source>done</source>
        <comment>outcome of a call</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>the tool reports an error</source>
        <translation>ツールがエラーを報告しました</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Tokens saved</source>
        <translation>節約トークン</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結末</translation>
    </message>
</context>
<context>
    <name>mcprt::ChangeDialog</name>
    <message>
        <source>The change</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>mcprt::ChoosePage</name>
    <message>
        <source>Tick &amp;all</source>
        <translation>すべてチェック(&amp;A)</translation>
    </message>
    <message>
        <source>Which servers do you want to take over?</source>
        <translation>どのサーバーを引き継ぎますか？</translation>
    </message>
    <message>
        <source>Tick those you know and trust: with a tick you approve the command or address that is shown. They are copied into your own configuration, their keys into the keychain. Nothing is started.</source>
        <translation>知っていて信頼できるものにチェックしてください。チェックすると、表示されたコマンドやアドレスを承認したことになります。自分の設定にコピーされ、キーはキーチェーンに入ります。何も起動しません。</translation>
    </message>
    <message>
        <source>Servers of your programs</source>
        <translation>プログラムのサーバー</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Starts, or speaks to</source>
        <translation>起動するもの、または接続先</translation>
    </message>
    <message>
        <source>All about the chosen server</source>
        <translation>選んだサーバーのすべて</translation>
    </message>
    <message>
        <source>Your programs have no servers of their own. Go on to connect them with MCP Runtime.</source>
        <translation>プログラムには独自のサーバーがありません。先へ進み、MCP Runtime と接続してください。</translation>
    </message>
    <message>
        <source>%1 (is here already)</source>
        <translation>%1（すでにあります）</translation>
    </message>
    <message>
        <source>A tick here ticks all servers of %1.</source>
        <translation>ここにチェックすると %1 のすべてのサーバーにチェックが付きます。</translation>
    </message>
    <message>
        <source>Is given: %1</source>
        <translation>渡されるもの: %1</translation>
    </message>
    <message>
        <source>Into the keychain: %1</source>
        <translation>キーチェーンへ: %1</translation>
    </message>
</context>
<context>
    <name>mcprt::ClientModel</name>
    <message>
        <source>Not here</source>
        <translation>ありません</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>読み取れません</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Servers of its own</source>
        <translation>独自のサーバー</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
</context>
<context>
    <name>mcprt::ClientPage</name>
    <message>
        <source>Clients</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>接続(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Disconnect…</source>
        <translation>切断(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Import its servers…</source>
        <translation>サーバーを取り込む(&amp;I)…</translation>
    </message>
    <message>
        <source>No MCP client was found on this computer.</source>
        <translation>このコンピューターに MCP クライアントは見つかりませんでした。</translation>
    </message>
    <message>
        <source>This is written into the file of %1. Everything else in it stays, and Disconnect takes it back.</source>
        <translation>次の内容が %1 のファイルに書き込まれます。ほかの部分はそのまま残り、「切断」で元に戻せます。</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>接続(&amp;O)</translation>
    </message>
    <message>
        <source>%1 is connected. Restart it, so that it reads its file.</source>
        <translation>%1 を接続しました。ファイルが読み込まれるように再起動してください。</translation>
    </message>
    <message>
        <source>This is taken out of the file of %1.</source>
        <translation>次の内容が %1 のファイルから取り除かれます。</translation>
    </message>
    <message>
        <source>D&amp;isconnect</source>
        <translation>切断(&amp;I)</translation>
    </message>
    <message>
        <source>%1 is disconnected.</source>
        <translation>%1 を切断しました。</translation>
    </message>
    <message>
        <source>All servers of %1 are here already.</source>
        <translation>%1 のサーバーはすべて取り込み済みです。</translation>
    </message>
    <message>
        <source>into the keychain: %1</source>
        <translation>キーチェーンへ: %1</translation>
    </message>
    <message>
        <source>Import servers</source>
        <translation>サーバーの取り込み</translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation>取り込む(&amp;M)</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>取り込みました: %1。</translation>
    </message>
    <message>
        <source>These servers of %1 are copied into your own configuration. Nothing is started.</source>
        <translation>%1 のこれらのサーバーを自分の設定にコピーします。何も起動しません。</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of %1 are here now. Shall its own entries give way to one for this program, so that each server runs once for all clients? Disconnect takes it back.</source>
        <translation>
            <numerusform>%1 のサーバー %n 個がここに移りました。元の項目をこのプログラムの項目 1 つに置き換え、各サーバーがすべてのクライアントのために 1 つだけ動くようにしますか？「切断」で元に戻せます。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>%1 now uses this program. Restart it, so that it reads its file.</source>
        <translation>%1 はこのプログラムを使うようになりました。ファイルを読み込むよう、再起動してください。</translation>
    </message>
    <message>
        <source>Looking for clients …</source>
        <translation>クライアントを探しています …</translation>
    </message>
    <message>
        <source>Reading the file of %1 …</source>
        <translation>%1 のファイルを読み込んでいます …</translation>
    </message>
    <message>
        <source>Writing the file of %1 …</source>
        <translation>%1 のファイルに書き込んでいます …</translation>
    </message>
    <message>
        <source>not the key that the keychain has: %1</source>
        <translation>キーチェーンにあるものと異なるキー: %1</translation>
    </message>
    <message>
        <source>The servers of %1 are here already, but its file has other keys for them. Shall they take the place of those in the keychain?</source>
        <translation>%1 のサーバーはすでにここにありますが、そのファイルには別のキーがあります。キーチェーンのキーをそれらに置き換えますか？</translation>
    </message>
    <message>
        <source>&amp;Replace the keys</source>
        <translation>キーを置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Replace the keys that the keychain has</source>
        <translation>キーチェーンのキーを置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>Taking the servers of %1 over. Your keychain may ask for its password.</source>
        <translation>%1 のサーバーを取り込んでいます。キーチェーンがパスワードを求めることがあります。</translation>
    </message>
    <message>
        <source>Replaced in the keychain: %1. A server uses its new key from its next start on.</source>
        <translation>キーチェーンで置き換えました: %1。サーバーは次の起動から新しいキーを使います。</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentModel</name>
    <message>
        <source>From</source>
        <translation>提供元</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>保存日時</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentPage</name>
    <message>
        <source>Stored results</source>
        <translation>保存された結果</translation>
    </message>
    <message>
        <source>Nothing is stored.
A result that is too long for a context is kept here, and the model gets a reference to it.</source>
        <translation>何も保存されていません。
コンテキストには長すぎる結果はここに置かれ、モデルは参照を受け取ります。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Choose a result to see it.</source>
        <translation>見たい結果を選んでください。</translation>
    </message>
    <message>
        <source>Preview of an image</source>
        <translation>画像のプレビュー</translation>
    </message>
    <message>
        <source>
… the beginning only; the whole is longer.</source>
        <translation>
… 先頭のみ。続きがあります。</translation>
    </message>
    <message>
        <source>There is no preview for %1.</source>
        <translation>%1 のプレビューはありません。</translation>
    </message>
</context>
<context>
    <name>mcprt::ElicitationDialog</name>
    <message>
        <source>%1 asks</source>
        <translation>%1 からの質問</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) wait behind this one.</source>
        <translation>
            <numerusform>この後にあと %n 件の質問があります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server “%1” needs something from you to go on with a call. The program that made the call can&apos;t ask you itself.</source>
        <translation>サーバー「%1」が呼び出しを続けるには、あなたの回答が必要です。呼び出したプログラム自身は質問を表示できません。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>質問</translation>
    </message>
    <message>
        <source>There is nothing to fill in: it asks for your consent.</source>
        <translation>入力する項目はありません。同意を求めています。</translation>
    </message>
    <message>
        <source>Say only what this server may know: it gets what you send. Never enter a password or key here.</source>
        <translation>このサーバーに知られてもよいことだけを入力してください。送信した内容はサーバーに渡ります。パスワードや鍵は決して入力しないでください。</translation>
    </message>
    <message>
        <source>It wants you to open a page of %1 in your browser.</source>
        <translation>ブラウザーで %1 のページを開くよう求めています。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>The page is not encrypted: others may read along.</source>
        <translation>このページは暗号化されていません。第三者に読まれるおそれがあります。</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>送信(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open page</source>
        <translation>ページを開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>断る(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>mcprt::FindPage</name>
    <message>
        <source>Welcome to MCP Runtime</source>
        <translation>MCP Runtime へようこそ</translation>
    </message>
    <message>
        <source>It stands between your AI programs and their MCP servers: each server runs once for all of them, only while it is used, and a model sees a handful of tools instead of hundreds. The next steps take under a minute. Nothing is changed before you have seen it.</source>
        <translation>AI プログラムとその MCP サーバーの間に入ります。各サーバーはすべてのプログラムのために 1 つだけ、使われている間だけ動き、モデルに見えるツールは数百ではなくわずかです。この先の手順は 1 分もかかりません。ご覧いただく前に変更されることはありません。</translation>
    </message>
    <message>
        <source>AI programs on this computer</source>
        <translation>このコンピューターの AI プログラム</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>Its servers</source>
        <translation>そのサーバー</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>もう一度探す(&amp;A)</translation>
    </message>
    <message>
        <source>Looking for programs …</source>
        <translation>プログラムを探しています …</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>サーバー %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>読み取れません</translation>
    </message>
    <message>
        <source>No AI program that speaks MCP was found. You can try MCP Runtime with a demo server, and come back once one is installed.</source>
        <translation>MCP に対応した AI プログラムは見つかりませんでした。デモサーバーで MCP Runtime を試し、インストール後に戻ってくることができます。</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) can become yours. None is started yet.</source>
        <translation>
            <numerusform>%n 個のサーバーを自分のものにできます。まだ何も起動していません。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::FirstRunWizard</name>
    <message>
        <source>Set up MCP Runtime</source>
        <translation>MCP Runtime のセットアップ</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>次へ(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>完了(&amp;F)</translation>
    </message>
    <message>
        <source>Set up &amp;later</source>
        <translation>後でセットアップ(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Skip this step</source>
        <translation>この手順を飛ばす(&amp;S)</translation>
    </message>
</context>
<context>
    <name>mcprt::ImportWork</name>
    <message>
        <source>There is no client &apos;%1&apos;.</source>
        <translation>クライアント「%1」はありません。</translation>
    </message>
    <message>
        <source>The keychain has not answered yet.</source>
        <translation>キーチェーンがまだ応答していません。</translation>
    </message>
    <message>
        <source>%1 needs values that its client asks for. Set them in a terminal: mcp-runtime secrets set %2</source>
        <translation>%1 には、クライアントが尋ねる値が必要です。端末で設定してください: mcp-runtime secrets set %2</translation>
    </message>
</context>
<context>
    <name>mcprt::KeyField</name>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Clear: %1</source>
        <translation>消去: %1</translation>
    </message>
    <message>
        <source>kept when you save</source>
        <translation>保存時に記録</translation>
    </message>
    <message>
        <source>removed when you save</source>
        <translation>保存時に削除</translation>
    </message>
    <message>
        <source>set</source>
        <translation>設定済み</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未設定</translation>
    </message>
    <message>
        <source>type to replace it</source>
        <translation>入力すると置き換え</translation>
    </message>
</context>
<context>
    <name>mcprt::LastPage</name>
    <message>
        <source>Start MCP Runtime when &amp;I log in</source>
        <translation>ログイン時に MCP Runtime を起動(&amp;I)</translation>
    </message>
    <message>
        <source>One last question</source>
        <translation>最後の質問</translation>
    </message>
    <message>
        <source>Your programs start what they need by themselves. With MCP Runtime in the tray, servers stay warm between them, and you are asked before something risky happens.</source>
        <translation>プログラムは必要なものを自分で起動します。MCP Runtime がトレイにあれば、サーバーはその間も待機し、危険なことが起きる前に確認されます。</translation>
    </message>
    <message>
        <source>Everything here can be changed later: File, Settings. This assistant is in the same menu, under Set up.</source>
        <translation>ここでの選択は後で変更できます: ファイル、設定。このアシスタントも同じメニューの「セットアップ」にあります。</translation>
    </message>
</context>
<context>
    <name>mcprt::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活動</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>ウィンドウを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>更新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About MCP Runtime</source>
        <translation>MCP Runtime について(&amp;A)</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>shared with process %1</source>
        <translation>プロセス %1 と共有</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>クライアント %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Approvals (%1)</source>
        <translation>承認 (%1)</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>セットアップ(&amp;U)…</translation>
    </message>
</context>
<context>
    <name>mcprt::PreviewPage</name>
    <message>
        <source>&amp;Replace the servers that I take over, so that they run once for all programs</source>
        <translation>引き継ぐサーバーを置き換え、すべてのプログラムのために 1 つだけ動かす(&amp;R)</translation>
    </message>
    <message>
        <source>What changes in the files of your programs</source>
        <translation>プログラムのファイルで変わること</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>適用(&amp;A)</translation>
    </message>
    <message>
        <source>Ticked programs get one entry for MCP Runtime. Here is exactly what is written; everything else in these files stays, a backup is kept, and Clients, Disconnect takes it back.</source>
        <translation>チェックしたプログラムに MCP Runtime の項目が 1 つ加わります。書き込む内容はここに示すとおりです。ファイルのほかの部分はそのままで、バックアップが残り、「クライアント」の「切断」で元に戻せます。</translation>
    </message>
    <message>
        <source>Programs to connect</source>
        <translation>接続するプログラム</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>計算しています …</translation>
    </message>
    <message>
        <source>%1 (is connected)</source>
        <translation>%1（接続済み）</translation>
    </message>
    <message>
        <source>%1 (can&apos;t be changed)</source>
        <translation>%1（変更できません）</translation>
    </message>
    <message>
        <source>Nothing to change in %1.</source>
        <translation>%1 に変更するものはありません。</translation>
    </message>
</context>
<context>
    <name>mcprt::SchemaForm</name>
    <message>
        <source>%1 must be written as JSON.</source>
        <translation>%1 は JSON で書いてください。</translation>
    </message>
    <message>
        <source>JSON. %1</source>
        <translation>JSON。%1</translation>
    </message>
    <message>
        <source>%1 is needed.</source>
        <translation>%1 が必要です。</translation>
    </message>
    <message>
        <source>must be an e-mail address</source>
        <translation>はメールアドレスでなければなりません</translation>
    </message>
    <message>
        <source>must be a whole address</source>
        <translation>は完全なアドレスでなければなりません</translation>
    </message>
    <message>
        <source>must be a date such as 2026-01-31</source>
        <translation>は 2026-01-31 のような日付でなければなりません</translation>
    </message>
    <message>
        <source>must be a time such as 2026-01-31T18:00:00Z</source>
        <translation>は 2026-01-31T18:00:00Z のような日時でなければなりません</translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n choice(s)</source>
        <translation>
            <numerusform>は %n 件以上選んでください</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n choice(s)</source>
        <translation>
            <numerusform>は %n 件まで選べます</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n character(s)</source>
        <translation>
            <numerusform>は %n 文字以上必要です</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n character(s)</source>
        <translation>
            <numerusform>は %n 文字までです</numerusform>
        </translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>は数でなければなりません</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>は整数でなければなりません</translation>
    </message>
    <message>
        <source>must be at least %1</source>
        <translation>は %1 以上でなければなりません</translation>
    </message>
    <message>
        <source>must be at most %1</source>
        <translation>は %1 以下でなければなりません</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>name of a field, then what is wrong with it</comment>
        <translation>「%1」%2。</translation>
    </message>
</context>
<context>
    <name>mcprt::SearchPage</name>
    <message>
        <source>&amp;Call this tool</source>
        <translation>このツールを呼び出す(&amp;C)</translation>
    </message>
    <message>
        <source>What should be done? For example: convert miles to km</source>
        <translation>何をしますか？例：マイルを km に換算する</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>問い合わせ</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>検索(&amp;S)</translation>
    </message>
    <message>
        <source>Tools that were found</source>
        <translation>見つかったツール</translation>
    </message>
    <message>
        <source>Choose a tool to try it.</source>
        <translation>試すツールを選んでください。</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>What the model gets</source>
        <translation>モデルが受け取るもの</translation>
    </message>
    <message>
        <source>Here you see the answer as a model gets it.</source>
        <translation>モデルが受け取る答えがここに出ます。</translation>
    </message>
    <message>
        <source>Calling %1 …</source>
        <translation>%1 を呼び出しています…</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>このツールに引数はありません。</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerModel</name>
    <message>
        <source>Switched off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>起動中</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>動作中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Gave up</source>
        <translation>断念</translation>
    </message>
    <message>
        <source>Wrong entry</source>
        <translation>設定の誤り</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>承認待ち</translation>
    </message>
    <message>
        <source>%1 (%2 failed)</source>
        <translation>%1（失敗 %2）</translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>%n 秒後</numerusform>
        </translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>呼び出し</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95 % の所要時間</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Idle stop</source>
        <translation>待機停止</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerPage</name>
    <message>
        <source>Servers</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>No tools are known yet. They are listed when the server starts.</source>
        <translation>まだツールが分かりません。サーバーの起動時に一覧になります。</translation>
    </message>
    <message>
        <source>Log of the server</source>
        <translation>サーバーのログ</translation>
    </message>
    <message>
        <source>The server has written nothing to its log.</source>
        <translation>サーバーはログに何も書いていません。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation>起動(&amp;T)</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>再起動(&amp;R)</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>設定元</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>実行開始</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>ヒント</translation>
    </message>
    <message>
        <source>No server is known yet.</source>
        <translation>まだサーバーがありません。</translation>
    </message>
    <message>
        <source>Take over those of your other programs: on the page Clients, Import its servers.</source>
        <translation>ほかのプログラムのサーバーを引き継ぐには、「クライアント」のページで「サーバーを取り込む」を選んでください。</translation>
    </message>
    <message>
        <source>Or add one to the configuration file.</source>
        <translation>または設定ファイルに加えてください。</translation>
    </message>
    <message>
        <source>Or add one to the configuration file: %1</source>
        <translation>または設定ファイルに加えてください: %1</translation>
    </message>
    <message>
        <source>Or set a discovery service: Settings, Discovery.</source>
        <translation>または検索サービスを指定してください: 設定の「検索先」。</translation>
    </message>
    <message>
        <source>The discovery service at %1 knows more: a search finds them. Whether it answers says the test under Settings, Discovery.</source>
        <translation>%1 の検索サービスはほかのサーバーを知っており、検索で見つかります。応答するかどうかは、設定の「検索先」で試せます。</translation>
    </message>
    <message>
        <source>S&amp;witch on</source>
        <translation>オンにする(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;witch off</source>
        <translation>オフにする(&amp;W)</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingRow</name>
    <message>
        <source>This is no address. It begins with https:// and names a computer.</source>
        <translation>アドレスではありません。https:// で始まり、コンピューターの名前が続きます。</translation>
    </message>
    <message>
        <source>Use https://, else others on the way can read your keys.</source>
        <translation>https:// を使ってください。途中で鍵を読まれるおそれがあります。</translation>
    </message>
    <message>
        <source>Set by %1, and can&apos;t be changed here.</source>
        <translation>%1 で決められており、ここでは変えられません。</translation>
    </message>
    <message>
        <source>Give the whole path of the folder.</source>
        <translation>フォルダーの完全なパスを書いてください。</translation>
    </message>
    <message>
        <source>It stands in settings.ini as plain text: type it again and save, and it moves to the keychain.</source>
        <translation>settings.ini に平文で保存されています。もう一度入力して保存すると、キーチェーンに移ります。</translation>
    </message>
    <message>
        <source>Give the whole path of the file.</source>
        <translation>ファイルの完全なパスを入力してください。</translation>
    </message>
    <message>
        <source>Holds from the next start on.</source>
        <translation>次回の起動から有効です。</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>&amp;Test the service</source>
        <translation>サービスを試す(&amp;T)</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>サービスに問い合わせています…</translation>
    </message>
    <message>
        <source>It answered in %1 and knows %2 servers with %3 tools.</source>
        <translation>%1 で応答し、サーバー %2 件とツール %3 件を知っています。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>既定に戻す(&amp;D)</translation>
    </message>
    <message>
        <source>Nothing was saved. %1</source>
        <translation>何も保存されませんでした。%1</translation>
    </message>
    <message>
        <source>Saving. The keychain of your system may ask for its password.</source>
        <translation>保存しています。システムのキーチェーンがパスワードを求めることがあります。</translation>
    </message>
    <message>
        <source>Which of your programs use MCP Runtime, and whose servers it takes over, is on the page Clients of the window: connect, disconnect, import.</source>
        <translation>どのプログラムが MCP Runtime を使い、どのサーバーを引き継ぐかは、ウィンドウの「クライアント」のページにあります: 接続、切断、取り込み。</translation>
    </message>
    <message>
        <source>&amp;Go to Clients</source>
        <translation>クライアントへ(&amp;G)</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskModel</name>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a task</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskPage</name>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>タスクを取り消す(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;result</source>
        <translation>結果を表示(&amp;R)</translation>
    </message>
    <message>
        <source>No tasks.
A call that takes long goes on here, so that the client need not wait for it.</source>
        <translation>タスクはありません。
長くかかる呼び出しはここで続くので、クライアントは待たずに済みます。</translation>
    </message>
    <message>
        <source>Result of the task</source>
        <translation>タスクの結果</translation>
    </message>
</context>
<context>
    <name>mcprt::TokenList</name>
    <message>
        <source>Access tokens</source>
        <translation>アクセストークン</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>アクセストークン</translation>
    </message>
    <message>
        <source>Name of a client, as cursor</source>
        <translation>クライアントの名前（例: cursor）</translation>
    </message>
    <message>
        <source>Name of a client</source>
        <translation>クライアントの名前</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>表示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>作り直す(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>失効(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Make a token</source>
        <translation>トークンを作成(&amp;M)</translation>
    </message>
    <message>
        <source>Each client shows its own when it connects over HTTP. What you do here holds at once: a token that is renewed or revoked is refused from the next request on.</source>
        <translation>各クライアントは HTTP で接続するときに自分のトークンを示します。ここでの操作はすぐに有効です。更新または失効したトークンは次の要求から拒否されます。</translation>
    </message>
    <message>
        <source>Revoke the token of %1?</source>
        <translation>%1 のトークンを失効させますか？</translation>
    </message>
    <message>
        <source>%1 is refused from its next request on, until you give it another token.</source>
        <translation>%1 は、別のトークンを渡すまで、次の要求から拒否されます。</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <translation>失効(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>mcprt::ToolComparison</name>
    <message>
        <source>Comparison of the tool</source>
        <translation>ツールの比較</translation>
    </message>
    <message>
        <source>As it was approved</source>
        <translation>承認されたもの</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>現在のもの</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mcprt::ToolModel</name>
    <message>
        <source>Tool</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayFirstRun</name>
    <message>
        <source>%1 was left as it is, because %2 could not be taken over. Go back, untick that server, and apply again.</source>
        <translation>%2 を引き継げなかったため、%1 はそのままです。戻ってそのサーバーのチェックを外し、もう一度適用してください。</translation>
    </message>
    <message>
        <source>The demo server is not beside this program: %1 is missing. Install MCP Runtime again, or choose a server of your own.</source>
        <translation>デモサーバーがこのプログラムの隣にありません: %1 がありません。MCP Runtime を再インストールするか、自分のサーバーを選んでください。</translation>
    </message>
    <message>
        <source>The keychain has another %1 than the program&apos;s file, and keeps it. To replace it: Clients, Import its servers.</source>
        <translation>%1 の値がキーチェーンとプログラムのファイルで異なり、キーチェーンの値が残ります。置き換えるには「クライアント」でサーバーを取り込んでください。</translation>
    </message>
    <message>
        <source>%1 was left as it is, because %2 has another key there.</source>
        <translation>%2 のキーがそこでは異なるため、%1 はそのままにしました。</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayIcon</name>
    <message>
        <source>&amp;Open MCP Runtime</source>
        <translation>MCP Runtime を開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>サーバー(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Copy endpoint</source>
        <translation>接続先をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>設定(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>The engine could not start</source>
        <translation>エンジンを起動できませんでした</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>起動中…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>%1 of %2 servers running</source>
        <translation>サーバー %2 件中 %1 件が実行中</translation>
    </message>
    <message>
        <source>&amp;Approvals (%1)</source>
        <translation>承認 (%1)(&amp;A)</translation>
    </message>
    <message>
        <source>No server is known</source>
        <translation>サーバーがありません</translation>
    </message>
    <message>
        <source>All servers…</source>
        <translation>すべてのサーバー…</translation>
    </message>
    <message>
        <source>Approval needed</source>
        <translation>承認が必要です</translation>
    </message>
    <message>
        <source>A server gave up</source>
        <translation>サーバーが断念しました</translation>
    </message>
    <message>
        <source>%1 ended again and again and is not restarted any more.</source>
        <translation>%1 は何度も終了したため、もう再起動しません。</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>サインインが必要です</translation>
    </message>
    <message>
        <source>%1 does not let us in. Sign in again, or check its key.</source>
        <translation>%1 に入れません。もう一度サインインするか、鍵を確かめてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for your approval.</source>
        <translation>
            <numerusform>%n 件の要求が承認を待っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Servers gave up</source>
        <translation>サーバーが断念しました</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) ended again and again and are not restarted any more: %1</source>
        <translation>
            <numerusform>%n 個のサーバーが何度も終了したため、もう再起動しません: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) do not let us in. Sign in again, or check their keys: %1</source>
        <translation>
            <numerusform>%n 個のサーバーに入れません。もう一度サインインするか、鍵を確かめてください: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::TrayProgram</name>
    <message>
        <source>This desktop shows no tray icons, so this window takes the icon&apos;s place. On GNOME, the extension &quot;AppIndicator and KStatusNotifierItem Support&quot; adds them.</source>
        <translation>このデスクトップはトレイアイコンを表示しないので、このウィンドウが代わりをします。GNOME では拡張機能「AppIndicator and KStatusNotifierItem Support」で表示できます。</translation>
    </message>
    <message>
        <source>Quit MCP Runtime?</source>
        <translation>MCP Runtime を終了しますか？</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) run for your clients.</source>
        <translation>
            <numerusform>%n 件のサーバーがクライアントのために動いています。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop them and quit</source>
        <translation>止めて終了(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keep them running in the tray</source>
        <translation>トレイで動かし続ける(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keep them running, minimise</source>
        <translation>動かし続けて最小化(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t ask again</source>
        <translation>今後は尋ねない(&amp;D)</translation>
    </message>
    <message>
        <source>About MCP Runtime</source>
        <translation>MCP Runtime について</translation>
    </message>
    <message>
        <source>MCP Runtime %1

One MCP server in front of all the others. Your servers: %2

Its source is under the MIT licence. This program contains Qt HTTP Server and is therefore distributed under the GNU GPL, version 3.</source>
        <translation>MCP Runtime %1

ほかのすべての MCP サーバーの前に立つ一つのサーバー。サーバー設定：%2

ソースコードは MIT ライセンスです。このプログラムは Qt HTTP Server を含むため、GNU GPL 第 3 版で配布されます。</translation>
    </message>
    <message>
        <source>No browser could be opened. Open this page yourself: %1</source>
        <translation>ブラウザーを開けませんでした。このページをご自分で開いてください: %1</translation>
    </message>
    <message>
        <source>Some of what you changed holds from the next start of MCP Runtime on. Clients that run keep what held before until they are started again.</source>
        <translation>変更の一部は次回の MCP Runtime 起動から有効です。動作中のクライアントには、再起動するまで以前の設定が使われます。</translation>
    </message>
</context>
<context>
    <name>mcprt::TraySettings</name>
    <message>
        <source>The keychain has not answered yet to what was saved before. Try again in a minute.</source>
        <translation>キーチェーンが前回の保存にまだ応答していません。1 分ほどしてからもう一度お試しください。</translation>
    </message>
</context>
<context>
    <name>mcprt::TryPage</name>
    <message>
        <source>&amp;Try it</source>
        <translation>試す(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Call it</source>
        <translation>呼び出す(&amp;C)</translation>
    </message>
    <message>
        <source>The first call</source>
        <translation>最初の呼び出し</translation>
    </message>
    <message>
        <source>Choose a server: it is started, searched as a model would, and one of its tools is called. The demo server comes with MCP Runtime and needs no network.</source>
        <translation>サーバーを選ぶと、起動し、モデルと同じように検索し、ツールを 1 つ呼び出します。デモサーバーは MCP Runtime に付属し、ネットワークは要りません。</translation>
    </message>
    <message>
        <source>A call does what the tool does: choose one that only reads.</source>
        <translation>呼び出すとツールの処理が実際に行われます。読み取るだけのものを選んでください。</translation>
    </message>
    <message>
        <source>Ser&amp;ver:</source>
        <translation>サーバー(&amp;V):</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>起きたこと</translation>
    </message>
    <message>
        <source>T&amp;ool:</source>
        <translation>ツール(&amp;O):</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>The engine did not take the new server up. Look at Servers in the window for what is wrong.</source>
        <translation>エンジンが新しいサーバーを取り込みませんでした。ウィンドウの「サーバー」で原因を確認してください。</translation>
    </message>
    <message>
        <source>Here you see what happens.</source>
        <translation>ここに経過が表示されます。</translation>
    </message>
    <message>
        <source>The demo server</source>
        <translation>デモサーバー</translation>
    </message>
    <message>
        <source>The engine is still starting.</source>
        <translation>エンジンはまだ起動中です。</translation>
    </message>
    <message>
        <source>The demo server was added to your configuration. You can remove it any time.</source>
        <translation>デモサーバーを設定に追加しました。いつでも削除できます。</translation>
    </message>
    <message>
        <source>Starting %1 …</source>
        <translation>%1 を起動しています …</translation>
    </message>
    <message>
        <source>%1 runs. Tools: %2.</source>
        <translation>%1 が動いています。ツール: %2。</translation>
    </message>
    <message>
        <source>It offers no tool to call.</source>
        <translation>呼び出せるツールがありません。</translation>
    </message>
    <message>
        <source>A search for “%1” finds nothing.</source>
        <translation>「%1」を検索しても見つかりません。</translation>
    </message>
    <message>
        <source>A search for “%1” finds: %2.</source>
        <translation>「%1」の検索結果: %2。</translation>
    </message>
    <message>
        <source>%1 answers: %2</source>
        <translation>%1 の応答: %2</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>うまくいきました。</translation>
    </message>
    <message>
        <source>Choose another server, or try again. You can also go on and come back later.</source>
        <translation>別のサーバーを選ぶか、もう一度試してください。先へ進み、後で戻ることもできます。</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>このツールに引数はありません。</translation>
    </message>
</context>
</TS>
