<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Endpoint</name>
    <message>
        <source>no HTTP: process %1 serves none</source>
        <translation>无 HTTP：进程 %1 未提供</translation>
    </message>
    <message>
        <source>no HTTP: port %1 is in use</source>
        <translation>无 HTTP：端口 %1 已被占用</translation>
    </message>
    <message>
        <source>no HTTP</source>
        <translation>无 HTTP</translation>
    </message>
    <message>
        <source>HTTP is served by process %1, at %2. What you change here holds as soon as this app holds the engine.</source>
        <translation>HTTP 由进程 %1 在 %2 提供。您在此处的更改在本应用持有引擎后生效。</translation>
    </message>
    <message>
        <source>Clients reach MCP Runtime at %1.</source>
        <translation>客户端可通过 %1 访问 MCP Runtime。</translation>
    </message>
    <message>
        <source>HTTP is switched off.</source>
        <translation>HTTP 已关闭。</translation>
    </message>
    <message>
        <source>Clients can&apos;t reach this program over HTTP. %1</source>
        <translation>客户端无法通过 HTTP 访问本程序。%1</translation>
    </message>
    <message>
        <source>Port %1 is in use by process %2 (%3).</source>
        <translation>端口 %1 已被进程 %2（%3）占用。</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program.</source>
        <translation>端口 %1 已被其他程序占用。</translation>
    </message>
    <message>
        <source>Port %1 is free: set it under Settings, Endpoint.</source>
        <translation>端口 %1 空闲：请在“设置”的“端点”中填写。</translation>
    </message>
    <message>
        <source>Nobody serves HTTP now: process %1 holds the engine, and it serves none. Quit your MCP clients: with none left, this app takes the engine over and serves HTTP. Let it start with the session, so that it comes first.</source>
        <translation>目前没有程序提供 HTTP：进程 %1 持有引擎，但不提供 HTTP。请退出您的 MCP 客户端：全部退出后，本应用会接管引擎并提供 HTTP。请让它随会话启动，以便最先启动。</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain is locked, so it can&apos;t give ${keychain:%1}. Unlock it, then try again.</source>
        <translation>钥匙串已锁定，无法提供 ${keychain:%1}。请解锁后重试。</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t keep &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>钥匙串已锁定，无法保存“%1”。请解锁后重试。</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t remove &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>钥匙串已锁定，无法移除“%1”。请解锁后重试。</translation>
    </message>
    <message>
        <source>The keychain refused to give ${keychain:%1}. Allow it when it asks, then try again.</source>
        <translation>钥匙串拒绝提供 ${keychain:%1}。请在询问时允许，然后重试。</translation>
    </message>
    <message>
        <source>The keychain refused to keep &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>钥匙串拒绝保存“%1”。请在询问时允许，然后重试。</translation>
    </message>
    <message>
        <source>The keychain refused to remove &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>钥匙串拒绝移除“%1”。请在询问时允许，然后重试。</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to give ${keychain:%1}. Use ${env:%1} instead, or name a file of secrets with SECRETS_FILE.</source>
        <translation>此会话中没有钥匙串响应（%2），因此无法提供 ${keychain:%1}。请改用 ${env:%1}，或用 SECRETS_FILE 指定一个机密文件。</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to keep &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>此会话中没有钥匙串响应（%2），因此无法保存“%1”。没有钥匙串时，请用 SECRETS_FILE 指定一个机密文件。</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to remove &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>此会话中没有钥匙串响应（%2），因此无法移除“%1”。没有钥匙串时，请用 SECRETS_FILE 指定一个机密文件。</translation>
    </message>
    <message>
        <source>The keychain has no entry &apos;%1&apos; for the service mcp-runtime. Store it: mcp-runtime secrets set %1</source>
        <translation>钥匙串中没有服务 mcp-runtime 的条目“%1”。请存入：mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>The keychain did not answer in %2 s for ${keychain:%1}. Is a window asking for its password?</source>
        <translation>钥匙串在 %2 秒内没有响应对 ${keychain:%1} 的请求。是否有窗口正在询问其密码？</translation>
    </message>
    <message>
        <source>${keychain:%1} can&apos;t be read: this program was started without a keychain. Use ${env:%1} instead.</source>
        <translation>无法读取 ${keychain:%1}：此程序启动时没有钥匙串。请改用 ${env:%1}。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; can&apos;t be kept: there is no keychain here.</source>
        <translation>无法保存“%1”：此处没有钥匙串。</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry &apos;%1&apos; is empty or no key, so %2 can&apos;t be used. Store it: mcp-runtime secrets set %1</source>
        <translation>钥匙串的条目“%1”为空或不是密钥，因此无法使用 %2。请存入：mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>%1 is kept in the keychain, and no keychain answers in this session. Set it in the environment, or name a file of secrets with SECRETS_FILE.</source>
        <translation>%1 保存在钥匙串中，但此会话中没有钥匙串响应。请在环境变量中设置它，或用 SECRETS_FILE 指定一个机密文件。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>The keychain has not given it within %2 s. Is a window asking for its password?</source>
        <translation>钥匙串在 %2 秒内没有提供它。是否有窗口正在询问其密码？</translation>
    </message>
    <message>
        <source>No keychain answers in this session, and tokens are kept nowhere else. Start one (on Linux a Secret Service), or run this in your desktop session.</source>
        <translation>此会话中没有钥匙串响应，而令牌不会保存在别处。请启动一个钥匙串（Linux 上为 Secret Service），或在桌面会话中运行。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>随会话启动</translation>
    </message>
    <message>
        <source>MCP Runtime is in the tray when you log in.</source>
        <translation>登录后 MCP Runtime 位于托盘中。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>When an approval or a sign-in is needed, or a server gave up.</source>
        <translation>在需要批准或登录，或有服务器放弃时。</translation>
    </message>
    <message>
        <source>Tray icon in one colour</source>
        <translation>单色托盘图标</translation>
    </message>
    <message>
        <source>States are told by their shape alone.</source>
        <translation>状态仅以形状区分。</translation>
    </message>
    <message>
        <source>Discovery service</source>
        <translation>发现服务</translation>
    </message>
    <message>
        <source>Address of a service that knows more servers. Without one, only the servers of this computer are searched, offline.</source>
        <translation>一个知道更多服务器的服务的地址。没有它时，只离线搜索本机的服务器。</translation>
    </message>
    <message>
        <source>Trust its start commands</source>
        <translation>信任其启动命令</translation>
    </message>
    <message>
        <source>Start what the service proposes without asking you. Leave this off unless the service is your own.</source>
        <translation>不询问您就启动该服务提议的内容。除非服务是您自己的，否则请关闭。</translation>
    </message>
    <message>
        <source>Serve clients over HTTP</source>
        <translation>通过 HTTP 为客户端服务</translation>
    </message>
    <message>
        <source>For clients that take an address instead of a command.</source>
        <translation>适用于使用地址而不是命令的客户端。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>127.0.0.1 lets in programs of this computer only.</source>
        <translation>127.0.0.1 只允许本机的程序访问。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Start servers on call</source>
        <translation>调用时启动服务器</translation>
    </message>
    <message>
        <source>A call to a server that does not run starts it.</source>
        <translation>调用未运行的服务器会启动它。</translation>
    </message>
    <message>
        <source>Stop idle servers after (s)</source>
        <translation>空闲多久后停止服务器（秒）</translation>
    </message>
    <message>
        <source>0 = never.</source>
        <translation>0 = 从不。</translation>
    </message>
    <message>
        <source>Make slow calls tasks after (s)</source>
        <translation>慢调用多久后转为任务（秒）</translation>
    </message>
    <message>
        <source>The client need not wait for them then. 0 = never.</source>
        <translation>这样客户端就不必等待。0 = 从不。</translation>
    </message>
    <message>
        <source>Longest result (tokens)</source>
        <translation>最长结果（令牌）</translation>
    </message>
    <message>
        <source>What is longer is stored, and the model gets a preview.</source>
        <translation>更长的内容会被存储，模型得到预览。</translation>
    </message>
    <message>
        <source>Waiting tasks at most</source>
        <translation>等待任务上限</translation>
    </message>
    <message>
        <source>Running tasks at most</source>
        <translation>运行任务上限</translation>
    </message>
    <message>
        <source>Folder of stored results</source>
        <translation>存储结果的文件夹</translation>
    </message>
    <message>
        <source>Nobody else can read it. Empty = in your data folder.</source>
        <translation>其他人无法读取。留空 = 在您的数据文件夹中。</translation>
    </message>
    <message>
        <source>Describe images in words</source>
        <translation>用文字描述图像</translation>
    </message>
    <message>
        <source>Sends stored images to the service below, if it has a key or an address.</source>
        <translation>如果下面的服务有密钥或地址，就把存储的图像发送给它。</translation>
    </message>
    <message>
        <source>Service for descriptions</source>
        <translation>描述服务</translation>
    </message>
    <message>
        <source>Any service with the OpenAI interface; one on this computer keeps images here.</source>
        <translation>任何具有 OpenAI 接口的服务；使用本机的服务时，图像不会离开这里。</translation>
    </message>
    <message>
        <source>Its model</source>
        <translation>其模型</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>其密钥</translation>
    </message>
    <message>
        <source>Kept in the keychain of your system only.</source>
        <translation>仅保存在系统的钥匙串中。</translation>
    </message>
    <message>
        <source>Key for its start commands</source>
        <translation>其启动命令的密钥</translation>
    </message>
    <message>
        <source>The service decrypts start commands with it. Kept in the keychain only.</source>
        <translation>服务用它解密启动命令。仅保存在钥匙串中。</translation>
    </message>
    <message>
        <source>Key of this service</source>
        <translation>该服务的密钥</translation>
    </message>
    <message>
        <source>Model for search by meaning</source>
        <translation>按含义搜索所用的模型</translation>
    </message>
    <message>
        <source>Empty = the one built in, offline. Names and descriptions of tools are sent to the service of any other.</source>
        <translation>留空 = 使用内置模型，离线工作。使用其他模型时，工具的名称和说明会发送到其服务。</translation>
    </message>
    <message>
        <source>Service for search by meaning</source>
        <translation>按含义搜索所用的服务</translation>
    </message>
    <message>
        <source>Empty = the service for descriptions, with its key.</source>
        <translation>留空 = 使用描述服务及其密钥。</translation>
    </message>
    <message>
        <source>Key of the service for search</source>
        <translation>搜索服务的密钥</translation>
    </message>
    <message>
        <source>File of secrets</source>
        <translation>机密文件</translation>
    </message>
    <message>
        <source>For a system without a keychain: keys are kept in this file, which only you can read, as plain text. Empty = the keychain.</source>
        <translation>用于没有钥匙串的系统：密钥以明文保存在此文件中，只有您可以读取。留空 = 使用钥匙串。</translation>
    </message>
    <message>
        <source>When a server changes a tool</source>
        <translation>当服务器更改工具时</translation>
    </message>
    <message>
        <source>A changed tool may do something else than the one that you know.</source>
        <translation>更改后的工具可能与您了解的工具行为不同。</translation>
    </message>
    <message>
        <source>ask before it is called</source>
        <translation>调用前询问</translation>
    </message>
    <message>
        <source>use it as it comes</source>
        <translation>直接使用</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
</context>
<context>
    <name>mcprt::ActivityPage</name>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Filter by server, tool or outcome</source>
        <translation>按服务器、工具或结果筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Tokens kept out of the context, by second</source>
        <translation>每秒未进入上下文的令牌数</translation>
    </message>
    <message>
        <source>Nothing has been called yet.
Connect a client, or try a tool on the page Search.</source>
        <translation>还没有任何调用。
请连接一个客户端，或在“搜索”页试用一个工具。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
    <message>
        <source>%1 calls, %2 failed. Kept out of the context: %3 tokens</source>
        <translation>%1 次调用，%2 次失败。未进入上下文：%3 个令牌</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>导出调用</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>mcprt::ApplyPage</name>
    <message>
        <source>Taking over servers and connecting programs</source>
        <translation>接管服务器并连接程序</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Your keychain may ask whether MCP Runtime may keep keys in it.</source>
        <translation>您的钥匙串可能会询问是否允许 MCP Runtime 在其中保存密钥。</translation>
    </message>
    <message>
        <source>Go back and try again, or go on without it.</source>
        <translation>请返回重试，或跳过它继续。</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>已导入：%1。</translation>
    </message>
    <message>
        <source>Connected: %1. Restart them, so that they read their files.</source>
        <translation>已连接：%1。请重新启动它们，以便读取其文件。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有更改任何内容。</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalDialog</name>
    <message>
        <source>May this server be started?</source>
        <translation>可以启动这个服务器吗？</translation>
    </message>
    <message>
        <source>Approved before</source>
        <translation>以前批准的</translation>
    </message>
    <message>
        <source>Proposed now</source>
        <translation>现在提议的</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>&amp;Always this command</source>
        <translation>始终允许此命令(&amp;A)</translation>
    </message>
    <message>
        <source>Only &amp;once</source>
        <translation>仅此一次(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Deny</source>
        <translation>拒绝(&amp;D)</translation>
    </message>
    <message>
        <source>A discovery service wants to start a program on this computer. It can do whatever you can do. Approve it only if you know it.</source>
        <translation>一个发现服务想在这台电脑上启动一个程序。它能做您能做的一切。只有在您了解它时才批准。</translation>
    </message>
    <message>
        <source>The start command of a server that you approved has changed. Compare it before you go on.</source>
        <translation>您批准过的一个服务器的启动命令已更改。请先比较再继续。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提议者</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>your home folder</source>
        <translation>您的主文件夹</translation>
    </message>
    <message>
        <source>Gets the variables</source>
        <translation>将获得的变量</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no variables</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>哈希</translation>
    </message>
    <message>
        <source>May this changed tool be used?</source>
        <translation>可以使用这个已更改的工具吗？</translation>
    </message>
    <message>
        <source>&amp;Next change</source>
        <translation>下一处更改(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>上一处更改(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Always this version</source>
        <translation>始终允许此版本(&amp;A)</translation>
    </message>
    <message>
        <source>A server describes one of its tools otherwise than before. Until you decide, it is not called. What differs is marked with − and +.</source>
        <translation>服务器对其某个工具的描述与以前不同。在您决定之前不会调用它。不同之处以 − 和 + 标记。</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>配置于</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalModel</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>%1: changed %2</source>
        <translation>%1：已更改 %2</translation>
    </message>
    <message>
        <source>%1 (denied)</source>
        <translation>%1（已拒绝）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
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
        <translation>批准</translation>
    </message>
    <message>
        <source>&amp;Review…</source>
        <translation>查看(&amp;R)…</translation>
    </message>
    <message>
        <source>Nothing waits for you.
When a discovery service proposes a server, or a server changes one of its tools, you are asked here first.</source>
        <translation>没有等待您处理的内容。
当发现服务提议服务器，或服务器更改其某个工具时，会先在这里询问您。</translation>
    </message>
</context>
<context>
    <name>mcprt::CallModel</name>
    <message>
        <source>done</source>
        <comment>outcome of a call</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>the tool reports an error</source>
        <translation>工具报告了错误</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Tokens saved</source>
        <translation>节省的令牌</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结局</translation>
    </message>
</context>
<context>
    <name>mcprt::ChangeDialog</name>
    <message>
        <source>The change</source>
        <translation>更改内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>mcprt::ChoosePage</name>
    <message>
        <source>Tick &amp;all</source>
        <translation>全部勾选(&amp;A)</translation>
    </message>
    <message>
        <source>Which servers do you want to take over?</source>
        <translation>您想接管哪些服务器？</translation>
    </message>
    <message>
        <source>Tick those you know and trust: with a tick you approve the command or address that is shown. They are copied into your own configuration, their keys into the keychain. Nothing is started.</source>
        <translation>请勾选您了解并信任的服务器：勾选即表示批准所显示的命令或地址。它们会复制到您自己的配置中，密钥存入钥匙串。不会启动任何东西。</translation>
    </message>
    <message>
        <source>Servers of your programs</source>
        <translation>您的程序的服务器</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Starts, or speaks to</source>
        <translation>启动的命令或连接的地址</translation>
    </message>
    <message>
        <source>All about the chosen server</source>
        <translation>所选服务器的全部信息</translation>
    </message>
    <message>
        <source>Your programs have no servers of their own. Go on to connect them with MCP Runtime.</source>
        <translation>您的程序没有自己的服务器。请继续，将它们与 MCP Runtime 连接。</translation>
    </message>
    <message>
        <source>%1 (is here already)</source>
        <translation>%1（已在此处）</translation>
    </message>
    <message>
        <source>A tick here ticks all servers of %1.</source>
        <translation>在此勾选会勾选 %1 的所有服务器。</translation>
    </message>
    <message>
        <source>Is given: %1</source>
        <translation>会得到：%1</translation>
    </message>
    <message>
        <source>Into the keychain: %1</source>
        <translation>存入钥匙串：%1</translation>
    </message>
</context>
<context>
    <name>mcprt::ClientModel</name>
    <message>
        <source>Not here</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Servers of its own</source>
        <translation>自有服务器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>mcprt::ClientPage</name>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>连接(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Disconnect…</source>
        <translation>断开(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Import its servers…</source>
        <translation>导入其服务器(&amp;I)…</translation>
    </message>
    <message>
        <source>No MCP client was found on this computer.</source>
        <translation>在此计算机上未找到 MCP 客户端。</translation>
    </message>
    <message>
        <source>This is written into the file of %1. Everything else in it stays, and Disconnect takes it back.</source>
        <translation>以下内容将写入 %1 的文件。其余内容保持不变，“断开”可撤销此更改。</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>连接(&amp;O)</translation>
    </message>
    <message>
        <source>%1 is connected. Restart it, so that it reads its file.</source>
        <translation>%1 已连接。请重新启动它以读取其文件。</translation>
    </message>
    <message>
        <source>This is taken out of the file of %1.</source>
        <translation>以下内容将从 %1 的文件中移除。</translation>
    </message>
    <message>
        <source>D&amp;isconnect</source>
        <translation>断开(&amp;I)</translation>
    </message>
    <message>
        <source>%1 is disconnected.</source>
        <translation>%1 已断开。</translation>
    </message>
    <message>
        <source>All servers of %1 are here already.</source>
        <translation>%1 的所有服务器都已在此处。</translation>
    </message>
    <message>
        <source>into the keychain: %1</source>
        <translation>存入钥匙串：%1</translation>
    </message>
    <message>
        <source>Import servers</source>
        <translation>导入服务器</translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation>导入(&amp;M)</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>已导入：%1。</translation>
    </message>
    <message>
        <source>These servers of %1 are copied into your own configuration. Nothing is started.</source>
        <translation>%1 的这些服务器会复制到您自己的配置中。不会启动任何东西。</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of %1 are here now. Shall its own entries give way to one for this program, so that each server runs once for all clients? Disconnect takes it back.</source>
        <translation>
            <numerusform>%1 的 %n 个服务器现已在此。是否用本程序的一个条目取代其自身的条目，使每个服务器只为所有客户端运行一次？“断开”可以撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>%1 now uses this program. Restart it, so that it reads its file.</source>
        <translation>%1 现在使用本程序。请重新启动它，以便它读取其文件。</translation>
    </message>
    <message>
        <source>Looking for clients …</source>
        <translation>正在查找客户端 …</translation>
    </message>
    <message>
        <source>Reading the file of %1 …</source>
        <translation>正在读取 %1 的文件 …</translation>
    </message>
    <message>
        <source>Writing the file of %1 …</source>
        <translation>正在写入 %1 的文件 …</translation>
    </message>
    <message>
        <source>not the key that the keychain has: %1</source>
        <translation>与钥匙串中的密钥不同：%1</translation>
    </message>
    <message>
        <source>The servers of %1 are here already, but its file has other keys for them. Shall they take the place of those in the keychain?</source>
        <translation>%1 的服务器已在此处，但其文件中的密钥不同。要用它们替换钥匙串中的密钥吗？</translation>
    </message>
    <message>
        <source>&amp;Replace the keys</source>
        <translation>替换密钥(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Replace the keys that the keychain has</source>
        <translation>替换钥匙串中的密钥(&amp;R)</translation>
    </message>
    <message>
        <source>Taking the servers of %1 over. Your keychain may ask for its password.</source>
        <translation>正在导入 %1 的服务器。您的钥匙串可能会询问其密码。</translation>
    </message>
    <message>
        <source>Replaced in the keychain: %1. A server uses its new key from its next start on.</source>
        <translation>已在钥匙串中替换：%1。服务器从下次启动起使用新密钥。</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentModel</name>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>存储时间</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>引用</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentPage</name>
    <message>
        <source>Stored results</source>
        <translation>已存储的结果</translation>
    </message>
    <message>
        <source>Nothing is stored.
A result that is too long for a context is kept here, and the model gets a reference to it.</source>
        <translation>没有存储任何内容。
对上下文来说太长的结果保存在这里，模型会得到它的引用。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Choose a result to see it.</source>
        <translation>选择一个结果以查看。</translation>
    </message>
    <message>
        <source>Preview of an image</source>
        <translation>图像预览</translation>
    </message>
    <message>
        <source>
… the beginning only; the whole is longer.</source>
        <translation>
… 仅为开头，全文更长。</translation>
    </message>
    <message>
        <source>There is no preview for %1.</source>
        <translation>%1 没有预览。</translation>
    </message>
</context>
<context>
    <name>mcprt::ElicitationDialog</name>
    <message>
        <source>%1 asks</source>
        <translation>%1 提问</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) wait behind this one.</source>
        <translation>
            <numerusform>后面还有 %n 个问题在等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server “%1” needs something from you to go on with a call. The program that made the call can&apos;t ask you itself.</source>
        <translation>服务器“%1”需要您提供信息才能继续一次调用。发起调用的程序无法自己向您提问。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>There is nothing to fill in: it asks for your consent.</source>
        <translation>无需填写任何内容：它只请求您的同意。</translation>
    </message>
    <message>
        <source>Say only what this server may know: it gets what you send. Never enter a password or key here.</source>
        <translation>只填写可以让此服务器知道的内容：您发送的内容会交给它。切勿在此输入密码或密钥。</translation>
    </message>
    <message>
        <source>It wants you to open a page of %1 in your browser.</source>
        <translation>它希望您在浏览器中打开 %1 的一个页面。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The page is not encrypted: others may read along.</source>
        <translation>该页面未加密：他人可能会看到传输内容。</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open page</source>
        <translation>打开页面(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>拒绝(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>mcprt::FindPage</name>
    <message>
        <source>Welcome to MCP Runtime</source>
        <translation>欢迎使用 MCP Runtime</translation>
    </message>
    <message>
        <source>It stands between your AI programs and their MCP servers: each server runs once for all of them, only while it is used, and a model sees a handful of tools instead of hundreds. The next steps take under a minute. Nothing is changed before you have seen it.</source>
        <translation>它位于您的 AI 程序与其 MCP 服务器之间：每个服务器只为所有程序运行一次，且仅在使用时运行；模型看到的是少量工具而不是数百个。接下来的步骤不到一分钟。在您看到之前不会更改任何内容。</translation>
    </message>
    <message>
        <source>AI programs on this computer</source>
        <translation>此计算机上的 AI 程序</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Its servers</source>
        <translation>其服务器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>再次查找(&amp;A)</translation>
    </message>
    <message>
        <source>Looking for programs …</source>
        <translation>正在查找程序 …</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n 个服务器</numerusform>
        </translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>No AI program that speaks MCP was found. You can try MCP Runtime with a demo server, and come back once one is installed.</source>
        <translation>未找到支持 MCP 的 AI 程序。您可以用演示服务器试用 MCP Runtime，安装后再回来。</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) can become yours. None is started yet.</source>
        <translation>
            <numerusform>%n 个服务器可以成为您的服务器。目前尚未启动任何一个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::FirstRunWizard</name>
    <message>
        <source>Set up MCP Runtime</source>
        <translation>设置 MCP Runtime</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>完成(&amp;F)</translation>
    </message>
    <message>
        <source>Set up &amp;later</source>
        <translation>稍后设置(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Skip this step</source>
        <translation>跳过此步(&amp;S)</translation>
    </message>
</context>
<context>
    <name>mcprt::ImportWork</name>
    <message>
        <source>There is no client &apos;%1&apos;.</source>
        <translation>没有客户端“%1”。</translation>
    </message>
    <message>
        <source>The keychain has not answered yet.</source>
        <translation>钥匙串尚未响应。</translation>
    </message>
    <message>
        <source>%1 needs values that its client asks for. Set them in a terminal: mcp-runtime secrets set %2</source>
        <translation>%1 需要其客户端询问的值。请在终端中设置：mcp-runtime secrets set %2</translation>
    </message>
</context>
<context>
    <name>mcprt::KeyField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear: %1</source>
        <translation>清除：%1</translation>
    </message>
    <message>
        <source>kept when you save</source>
        <translation>保存时存入</translation>
    </message>
    <message>
        <source>removed when you save</source>
        <translation>保存时移除</translation>
    </message>
    <message>
        <source>set</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>type to replace it</source>
        <translation>输入以替换</translation>
    </message>
</context>
<context>
    <name>mcprt::LastPage</name>
    <message>
        <source>Start MCP Runtime when &amp;I log in</source>
        <translation>登录时启动 MCP Runtime(&amp;I)</translation>
    </message>
    <message>
        <source>One last question</source>
        <translation>最后一个问题</translation>
    </message>
    <message>
        <source>Your programs start what they need by themselves. With MCP Runtime in the tray, servers stay warm between them, and you are asked before something risky happens.</source>
        <translation>您的程序会自行启动所需的内容。当 MCP Runtime 位于托盘中时，服务器在它们之间保持就绪，并且在发生有风险的事情之前会询问您。</translation>
    </message>
    <message>
        <source>Everything here can be changed later: File, Settings. This assistant is in the same menu, under Set up.</source>
        <translation>这里的一切以后都可以更改：文件、设置。本助手在同一菜单的“设置向导”中。</translation>
    </message>
</context>
<context>
    <name>mcprt::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About MCP Runtime</source>
        <translation>关于 MCP Runtime(&amp;A)</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>shared with process %1</source>
        <translation>与进程 %1 共享</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n 个客户端</numerusform>
        </translation>
    </message>
    <message>
        <source>Approvals (%1)</source>
        <translation>批准 (%1)</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>设置向导(&amp;U)…</translation>
    </message>
</context>
<context>
    <name>mcprt::PreviewPage</name>
    <message>
        <source>&amp;Replace the servers that I take over, so that they run once for all programs</source>
        <translation>替换我接管的服务器，使其只为所有程序运行一次(&amp;R)</translation>
    </message>
    <message>
        <source>What changes in the files of your programs</source>
        <translation>您的程序的文件将有哪些更改</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>Ticked programs get one entry for MCP Runtime. Here is exactly what is written; everything else in these files stays, a backup is kept, and Clients, Disconnect takes it back.</source>
        <translation>勾选的程序会得到一个 MCP Runtime 条目。这里显示将写入的确切内容；文件中的其他一切保持不变，会保留备份，“客户端”中的“断开”可以撤销。</translation>
    </message>
    <message>
        <source>Programs to connect</source>
        <translation>要连接的程序</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>更改内容</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>正在计算 …</translation>
    </message>
    <message>
        <source>%1 (is connected)</source>
        <translation>%1（已连接）</translation>
    </message>
    <message>
        <source>%1 (can&apos;t be changed)</source>
        <translation>%1（无法更改）</translation>
    </message>
    <message>
        <source>Nothing to change in %1.</source>
        <translation>%1 中没有需要更改的内容。</translation>
    </message>
</context>
<context>
    <name>mcprt::SchemaForm</name>
    <message>
        <source>%1 must be written as JSON.</source>
        <translation>%1 必须写成 JSON。</translation>
    </message>
    <message>
        <source>JSON. %1</source>
        <translation>JSON。%1</translation>
    </message>
    <message>
        <source>%1 is needed.</source>
        <translation>需要填写 %1。</translation>
    </message>
    <message>
        <source>must be an e-mail address</source>
        <translation>必须是电子邮件地址</translation>
    </message>
    <message>
        <source>must be a whole address</source>
        <translation>必须是完整的网址</translation>
    </message>
    <message>
        <source>must be a date such as 2026-01-31</source>
        <translation>必须是日期，例如 2026-01-31</translation>
    </message>
    <message>
        <source>must be a time such as 2026-01-31T18:00:00Z</source>
        <translation>必须是时间，例如 2026-01-31T18:00:00Z</translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n choice(s)</source>
        <translation>
            <numerusform>至少选择 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n choice(s)</source>
        <translation>
            <numerusform>最多选择 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n character(s)</source>
        <translation>
            <numerusform>至少需要 %n 个字符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n character(s)</source>
        <translation>
            <numerusform>最多 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>必须是数字</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>必须是整数</translation>
    </message>
    <message>
        <source>must be at least %1</source>
        <translation>不得小于 %1</translation>
    </message>
    <message>
        <source>must be at most %1</source>
        <translation>不得大于 %1</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>name of a field, then what is wrong with it</comment>
        <translation>“%1”%2。</translation>
    </message>
</context>
<context>
    <name>mcprt::SearchPage</name>
    <message>
        <source>&amp;Call this tool</source>
        <translation>调用此工具(&amp;C)</translation>
    </message>
    <message>
        <source>What should be done? For example: convert miles to km</source>
        <translation>要做什么？例如：把英里换算成公里</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>Tools that were found</source>
        <translation>找到的工具</translation>
    </message>
    <message>
        <source>Choose a tool to try it.</source>
        <translation>选择一个工具来试用。</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>What the model gets</source>
        <translation>模型得到的内容</translation>
    </message>
    <message>
        <source>Here you see the answer as a model gets it.</source>
        <translation>这里显示模型得到的回答。</translation>
    </message>
    <message>
        <source>Calling %1 …</source>
        <translation>正在调用 %1 …</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>此工具不需要参数。</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerModel</name>
    <message>
        <source>Switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>工作中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Gave up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Wrong entry</source>
        <translation>条目有误</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>等待批准</translation>
    </message>
    <message>
        <source>%1 (%2 failed)</source>
        <translation>%1（%2 次失败）</translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>%n 秒后</numerusform>
        </translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95 % 用时不超过</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Idle stop</source>
        <translation>空闲停止</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerPage</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>No tools are known yet. They are listed when the server starts.</source>
        <translation>还没有已知的工具。服务器启动时会列出。</translation>
    </message>
    <message>
        <source>Log of the server</source>
        <translation>服务器日志</translation>
    </message>
    <message>
        <source>The server has written nothing to its log.</source>
        <translation>服务器没有写入任何日志。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation>启动(&amp;T)</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>重新启动(&amp;R)</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>配置于</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>运行开始于</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>No server is known yet.</source>
        <translation>还没有已知的服务器。</translation>
    </message>
    <message>
        <source>Take over those of your other programs: on the page Clients, Import its servers.</source>
        <translation>可接管其他程序的服务器：在“客户端”页面选择“导入其服务器”。</translation>
    </message>
    <message>
        <source>Or add one to the configuration file.</source>
        <translation>或者在配置文件中添加一个。</translation>
    </message>
    <message>
        <source>Or add one to the configuration file: %1</source>
        <translation>或者在配置文件中添加一个：%1</translation>
    </message>
    <message>
        <source>Or set a discovery service: Settings, Discovery.</source>
        <translation>或者填写一个发现服务：“设置”的“发现”。</translation>
    </message>
    <message>
        <source>The discovery service at %1 knows more: a search finds them. Whether it answers says the test under Settings, Discovery.</source>
        <translation>%1 上的发现服务知道更多服务器，可通过搜索找到。它是否应答，可在“设置”的“发现”中测试。</translation>
    </message>
    <message>
        <source>S&amp;witch on</source>
        <translation>打开(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;witch off</source>
        <translation>关闭(&amp;W)</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingRow</name>
    <message>
        <source>This is no address. It begins with https:// and names a computer.</source>
        <translation>这不是地址。地址以 https:// 开头并指明一台电脑。</translation>
    </message>
    <message>
        <source>Use https://, else others on the way can read your keys.</source>
        <translation>请使用 https://，否则途中的其他人可能读到您的密钥。</translation>
    </message>
    <message>
        <source>Set by %1, and can&apos;t be changed here.</source>
        <translation>由 %1 设定，无法在此更改。</translation>
    </message>
    <message>
        <source>Give the whole path of the folder.</source>
        <translation>请填写文件夹的完整路径。</translation>
    </message>
    <message>
        <source>It stands in settings.ini as plain text: type it again and save, and it moves to the keychain.</source>
        <translation>它以明文存于 settings.ini：再次输入并保存，即可移入钥匙串。</translation>
    </message>
    <message>
        <source>Give the whole path of the file.</source>
        <translation>请给出文件的完整路径。</translation>
    </message>
    <message>
        <source>Holds from the next start on.</source>
        <translation>下次启动时生效。</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>&amp;Test the service</source>
        <translation>测试服务(&amp;T)</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>正在询问服务…</translation>
    </message>
    <message>
        <source>It answered in %1 and knows %2 servers with %3 tools.</source>
        <translation>它在 %1 内作答，知道 %2 个服务器和 %3 个工具。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>恢复默认(&amp;D)</translation>
    </message>
    <message>
        <source>Nothing was saved. %1</source>
        <translation>未保存任何内容。%1</translation>
    </message>
    <message>
        <source>Saving. The keychain of your system may ask for its password.</source>
        <translation>正在保存。系统的钥匙串可能会询问其密码。</translation>
    </message>
    <message>
        <source>Which of your programs use MCP Runtime, and whose servers it takes over, is on the page Clients of the window: connect, disconnect, import.</source>
        <translation>哪些程序使用 MCP Runtime、接管谁的服务器，请见窗口的“客户端”页面：连接、断开、导入。</translation>
    </message>
    <message>
        <source>&amp;Go to Clients</source>
        <translation>转到客户端(&amp;G)</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskModel</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a task</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskPage</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>取消任务(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;result</source>
        <translation>显示结果(&amp;R)</translation>
    </message>
    <message>
        <source>No tasks.
A call that takes long goes on here, so that the client need not wait for it.</source>
        <translation>没有任务。
耗时较长的调用在这里继续，客户端不必等待。</translation>
    </message>
    <message>
        <source>Result of the task</source>
        <translation>任务结果</translation>
    </message>
</context>
<context>
    <name>mcprt::TokenList</name>
    <message>
        <source>Access tokens</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Name of a client, as cursor</source>
        <translation>客户端名称，例如 cursor</translation>
    </message>
    <message>
        <source>Name of a client</source>
        <translation>客户端名称</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>更新(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>撤销(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Make a token</source>
        <translation>创建令牌(&amp;M)</translation>
    </message>
    <message>
        <source>Each client shows its own when it connects over HTTP. What you do here holds at once: a token that is renewed or revoked is refused from the next request on.</source>
        <translation>每个客户端通过 HTTP 连接时出示自己的令牌。此处的操作立即生效：已更新或撤销的令牌从下一个请求起即被拒绝。</translation>
    </message>
    <message>
        <source>Revoke the token of %1?</source>
        <translation>撤销 %1 的令牌？</translation>
    </message>
    <message>
        <source>%1 is refused from its next request on, until you give it another token.</source>
        <translation>%1 从下一个请求起即被拒绝，直到您给它另一个令牌。</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <translation>撤销(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>mcprt::ToolComparison</name>
    <message>
        <source>Comparison of the tool</source>
        <translation>工具对比</translation>
    </message>
    <message>
        <source>As it was approved</source>
        <translation>批准时的内容</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>现在的内容</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未更改</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>mcprt::ToolModel</name>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayFirstRun</name>
    <message>
        <source>%1 was left as it is, because %2 could not be taken over. Go back, untick that server, and apply again.</source>
        <translation>%1 保持原样，因为无法接管 %2。请返回，取消勾选该服务器，然后再次应用。</translation>
    </message>
    <message>
        <source>The demo server is not beside this program: %1 is missing. Install MCP Runtime again, or choose a server of your own.</source>
        <translation>演示服务器不在本程序旁边：缺少 %1。请重新安装 MCP Runtime，或选择您自己的服务器。</translation>
    </message>
    <message>
        <source>The keychain has another %1 than the program&apos;s file, and keeps it. To replace it: Clients, Import its servers.</source>
        <translation>钥匙串中的 %1 与程序文件中的不同，并保持不变。如需替换，请在“客户端”中导入其服务器。</translation>
    </message>
    <message>
        <source>%1 was left as it is, because %2 has another key there.</source>
        <translation>%1 保持原样，因为 %2 在其中的密钥不同。</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayIcon</name>
    <message>
        <source>&amp;Open MCP Runtime</source>
        <translation>打开 MCP Runtime(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Copy endpoint</source>
        <translation>复制端点(&amp;C)</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>设置(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>The engine could not start</source>
        <translation>引擎无法启动</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 of %2 servers running</source>
        <translation>%2 个服务器中有 %1 个在运行</translation>
    </message>
    <message>
        <source>&amp;Approvals (%1)</source>
        <translation>批准 (%1)(&amp;A)</translation>
    </message>
    <message>
        <source>No server is known</source>
        <translation>没有已知的服务器</translation>
    </message>
    <message>
        <source>All servers…</source>
        <translation>所有服务器…</translation>
    </message>
    <message>
        <source>Approval needed</source>
        <translation>需要批准</translation>
    </message>
    <message>
        <source>A server gave up</source>
        <translation>一个服务器已放弃</translation>
    </message>
    <message>
        <source>%1 ended again and again and is not restarted any more.</source>
        <translation>%1 反复结束，不再重新启动。</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>%1 does not let us in. Sign in again, or check its key.</source>
        <translation>%1 拒绝了我们。请重新登录，或检查其密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for your approval.</source>
        <translation>
            <numerusform>%n 个请求等待您的批准。</numerusform>
        </translation>
    </message>
    <message>
        <source>Servers gave up</source>
        <translation>多个服务器已放弃</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) ended again and again and are not restarted any more: %1</source>
        <translation>
            <numerusform>%n 个服务器反复退出，不再重新启动：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) do not let us in. Sign in again, or check their keys: %1</source>
        <translation>
            <numerusform>%n 个服务器拒绝了我们。请重新登录，或检查其密钥：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::TrayProgram</name>
    <message>
        <source>This desktop shows no tray icons, so this window takes the icon&apos;s place. On GNOME, the extension &quot;AppIndicator and KStatusNotifierItem Support&quot; adds them.</source>
        <translation>此桌面不显示托盘图标，由本窗口代替。在 GNOME 上，扩展“AppIndicator and KStatusNotifierItem Support”可添加托盘图标。</translation>
    </message>
    <message>
        <source>Quit MCP Runtime?</source>
        <translation>退出 MCP Runtime？</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) run for your clients.</source>
        <translation>
            <numerusform>%n 个服务器正在为您的客户端运行。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop them and quit</source>
        <translation>停止它们并退出(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keep them running in the tray</source>
        <translation>让它们在托盘中继续运行(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keep them running, minimise</source>
        <translation>让它们继续运行并最小化(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t ask again</source>
        <translation>不再询问(&amp;D)</translation>
    </message>
    <message>
        <source>About MCP Runtime</source>
        <translation>关于 MCP Runtime</translation>
    </message>
    <message>
        <source>MCP Runtime %1

One MCP server in front of all the others. Your servers: %2

Its source is under the MIT licence. This program contains Qt HTTP Server and is therefore distributed under the GNU GPL, version 3.</source>
        <translation>MCP Runtime %1

位于所有其他 MCP 服务器之前的一个服务器。您的服务器：%2

源代码采用 MIT 许可证。本程序包含 Qt HTTP Server，因此以 GNU GPL 第 3 版分发。</translation>
    </message>
    <message>
        <source>No browser could be opened. Open this page yourself: %1</source>
        <translation>无法打开浏览器。请自行打开此页面：%1</translation>
    </message>
    <message>
        <source>Some of what you changed holds from the next start of MCP Runtime on. Clients that run keep what held before until they are started again.</source>
        <translation>您更改的部分内容从下次启动 MCP Runtime 起生效。正在运行的客户端在重新启动之前仍沿用原来的设置。</translation>
    </message>
</context>
<context>
    <name>mcprt::TraySettings</name>
    <message>
        <source>The keychain has not answered yet to what was saved before. Try again in a minute.</source>
        <translation>钥匙串尚未响应之前的保存。请稍后再试。</translation>
    </message>
</context>
<context>
    <name>mcprt::TryPage</name>
    <message>
        <source>&amp;Try it</source>
        <translation>试一试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Call it</source>
        <translation>调用(&amp;C)</translation>
    </message>
    <message>
        <source>The first call</source>
        <translation>第一次调用</translation>
    </message>
    <message>
        <source>Choose a server: it is started, searched as a model would, and one of its tools is called. The demo server comes with MCP Runtime and needs no network.</source>
        <translation>选择一个服务器：它会被启动，像模型那样被搜索，并调用其中一个工具。演示服务器随 MCP Runtime 提供，无需网络。</translation>
    </message>
    <message>
        <source>A call does what the tool does: choose one that only reads.</source>
        <translation>调用会真正执行工具的操作：请选择只读取的工具。</translation>
    </message>
    <message>
        <source>Ser&amp;ver:</source>
        <translation>服务器(&amp;V)：</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>T&amp;ool:</source>
        <translation>工具(&amp;O)：</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>The engine did not take the new server up. Look at Servers in the window for what is wrong.</source>
        <translation>引擎没有接纳新服务器。请在窗口的“服务器”中查看问题所在。</translation>
    </message>
    <message>
        <source>Here you see what happens.</source>
        <translation>您可以在此看到发生的事情。</translation>
    </message>
    <message>
        <source>The demo server</source>
        <translation>演示服务器</translation>
    </message>
    <message>
        <source>The engine is still starting.</source>
        <translation>引擎仍在启动。</translation>
    </message>
    <message>
        <source>The demo server was added to your configuration. You can remove it any time.</source>
        <translation>演示服务器已添加到您的配置中。您可以随时将其移除。</translation>
    </message>
    <message>
        <source>Starting %1 …</source>
        <translation>正在启动 %1 …</translation>
    </message>
    <message>
        <source>%1 runs. Tools: %2.</source>
        <translation>%1 正在运行。工具数：%2。</translation>
    </message>
    <message>
        <source>It offers no tool to call.</source>
        <translation>它没有提供可调用的工具。</translation>
    </message>
    <message>
        <source>A search for “%1” finds nothing.</source>
        <translation>搜索“%1”没有结果。</translation>
    </message>
    <message>
        <source>A search for “%1” finds: %2.</source>
        <translation>搜索“%1”找到：%2。</translation>
    </message>
    <message>
        <source>%1 answers: %2</source>
        <translation>%1 的回答：%2</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>成功了。</translation>
    </message>
    <message>
        <source>Choose another server, or try again. You can also go on and come back later.</source>
        <translation>请选择其他服务器或重试。您也可以继续，稍后再回来。</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>此工具不需要参数。</translation>
    </message>
</context>
</TS>
