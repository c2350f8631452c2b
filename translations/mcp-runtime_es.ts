<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Endpoint</name>
    <message>
        <source>no HTTP: process %1 serves none</source>
        <translation>sin HTTP: el proceso %1 no lo sirve</translation>
    </message>
    <message>
        <source>no HTTP: port %1 is in use</source>
        <translation>sin HTTP: el puerto %1 está ocupado</translation>
    </message>
    <message>
        <source>no HTTP</source>
        <translation>sin HTTP</translation>
    </message>
    <message>
        <source>HTTP is served by process %1, at %2. What you change here holds as soon as this app holds the engine.</source>
        <translation>El proceso %1 sirve HTTP en %2. Lo que cambie aquí vale en cuanto esta aplicación tenga el motor.</translation>
    </message>
    <message>
        <source>Clients reach MCP Runtime at %1.</source>
        <translation>Los clientes llegan a MCP Runtime en %1.</translation>
    </message>
    <message>
        <source>HTTP is switched off.</source>
        <translation>HTTP está desactivado.</translation>
    </message>
    <message>
        <source>Clients can&apos;t reach this program over HTTP. %1</source>
        <translation>Los clientes no pueden llegar a este programa por HTTP. %1</translation>
    </message>
    <message>
        <source>Port %1 is in use by process %2 (%3).</source>
        <translation>El puerto %1 está ocupado por el proceso %2 (%3).</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program.</source>
        <translation>El puerto %1 está ocupado por otro programa.</translation>
    </message>
    <message>
        <source>Port %1 is free: set it under Settings, Endpoint.</source>
        <translation>El puerto %1 está libre: indíquelo en Ajustes, Punto de acceso.</translation>
    </message>
    <message>
        <source>Nobody serves HTTP now: process %1 holds the engine, and it serves none. Quit your MCP clients: with none left, this app takes the engine over and serves HTTP. Let it start with the session, so that it comes first.</source>
        <translation>Ahora nadie sirve HTTP: el proceso %1 tiene el motor y no lo sirve. Cierre sus clientes MCP: cuando no quede ninguno, esta aplicación tomará el motor y servirá HTTP. Haga que se inicie con la sesión para que sea la primera.</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain is locked, so it can&apos;t give ${keychain:%1}. Unlock it, then try again.</source>
        <translation>El llavero está bloqueado y no puede entregar ${keychain:%1}. Desbloquéelo y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t keep &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>El llavero está bloqueado y no puede guardar «%1». Desbloquéelo y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t remove &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>El llavero está bloqueado y no puede eliminar «%1». Desbloquéelo y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The keychain refused to give ${keychain:%1}. Allow it when it asks, then try again.</source>
        <translation>El llavero se negó a entregar ${keychain:%1}. Permítalo cuando lo pregunte y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The keychain refused to keep &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>El llavero se negó a guardar «%1». Permítalo cuando lo pregunte y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The keychain refused to remove &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>El llavero se negó a eliminar «%1». Permítalo cuando lo pregunte y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to give ${keychain:%1}. Use ${env:%1} instead, or name a file of secrets with SECRETS_FILE.</source>
        <translation>En esta sesión no responde ningún llavero (%2) que pueda entregar ${keychain:%1}. Use ${env:%1} en su lugar, o indique un archivo de secretos con SECRETS_FILE.</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to keep &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>En esta sesión no responde ningún llavero (%2) que pueda guardar «%1». Si no hay ninguno, indique un archivo de secretos con SECRETS_FILE.</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to remove &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>En esta sesión no responde ningún llavero (%2) que pueda eliminar «%1». Si no hay ninguno, indique un archivo de secretos con SECRETS_FILE.</translation>
    </message>
    <message>
        <source>The keychain has no entry &apos;%1&apos; for the service mcp-runtime. Store it: mcp-runtime secrets set %1</source>
        <translation>El llavero no tiene ninguna entrada «%1» para el servicio mcp-runtime. Guárdela: mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>The keychain did not answer in %2 s for ${keychain:%1}. Is a window asking for its password?</source>
        <translation>El llavero no respondió en %2 s a la petición de ${keychain:%1}. ¿Hay una ventana que pide su contraseña?</translation>
    </message>
    <message>
        <source>${keychain:%1} can&apos;t be read: this program was started without a keychain. Use ${env:%1} instead.</source>
        <translation>No se puede leer ${keychain:%1}: este programa se inició sin llavero. Use ${env:%1} en su lugar.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; can&apos;t be kept: there is no keychain here.</source>
        <translation>No se puede guardar «%1»: aquí no hay llavero.</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry &apos;%1&apos; is empty or no key, so %2 can&apos;t be used. Store it: mcp-runtime secrets set %1</source>
        <translation>La entrada «%1» del llavero está vacía o no es una clave, por lo que no se puede usar %2. Guárdela: mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>%1 is kept in the keychain, and no keychain answers in this session. Set it in the environment, or name a file of secrets with SECRETS_FILE.</source>
        <translation>%1 se guarda en el llavero, y en esta sesión no responde ninguno. Establézcalo en el entorno, o indique un archivo de secretos con SECRETS_FILE.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>No se puede leer %1.</translation>
    </message>
    <message>
        <source>The keychain has not given it within %2 s. Is a window asking for its password?</source>
        <translation>El llavero no lo entregó en %2 s. ¿Hay una ventana que pide su contraseña?</translation>
    </message>
    <message>
        <source>No keychain answers in this session, and tokens are kept nowhere else. Start one (on Linux a Secret Service), or run this in your desktop session.</source>
        <translation>En esta sesión no responde ningún llavero, y los tokens no se guardan en ningún otro sitio. Inicie uno (en Linux, un Secret Service), o ejecute esto en su sesión de escritorio.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>as the system</source>
        <translation>como el sistema</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Iniciar con la sesión</translation>
    </message>
    <message>
        <source>MCP Runtime is in the tray when you log in.</source>
        <translation>MCP Runtime está en la bandeja al iniciar la sesión.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>light</source>
        <translation>clara</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>oscura</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>When an approval or a sign-in is needed, or a server gave up.</source>
        <translation>Cuando hace falta una aprobación o un inicio de sesión, o un servidor se rindió.</translation>
    </message>
    <message>
        <source>Tray icon in one colour</source>
        <translation>Icono de la bandeja de un solo color</translation>
    </message>
    <message>
        <source>States are told by their shape alone.</source>
        <translation>Los estados se distinguen solo por la forma.</translation>
    </message>
    <message>
        <source>Discovery service</source>
        <translation>Servicio de directorio</translation>
    </message>
    <message>
        <source>Address of a service that knows more servers. Without one, only the servers of this computer are searched, offline.</source>
        <translation>Dirección de un servicio que conoce más servidores. Sin él solo se buscan los servidores de este equipo, sin conexión.</translation>
    </message>
    <message>
        <source>Trust its start commands</source>
        <translation>Confiar en sus órdenes de inicio</translation>
    </message>
    <message>
        <source>Start what the service proposes without asking you. Leave this off unless the service is your own.</source>
        <translation>Inicia lo que proponga el servicio sin preguntarle. Déjelo desactivado salvo que el servicio sea suyo.</translation>
    </message>
    <message>
        <source>Serve clients over HTTP</source>
        <translation>Atender a los clientes por HTTP</translation>
    </message>
    <message>
        <source>For clients that take an address instead of a command.</source>
        <translation>Para clientes que aceptan una dirección en vez de una orden.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>127.0.0.1 lets in programs of this computer only.</source>
        <translation>127.0.0.1 solo deja entrar a programas de este equipo.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Start servers on call</source>
        <translation>Iniciar servidores al llamarlos</translation>
    </message>
    <message>
        <source>A call to a server that does not run starts it.</source>
        <translation>Una llamada a un servidor parado lo inicia.</translation>
    </message>
    <message>
        <source>Stop idle servers after (s)</source>
        <translation>Parar servidores inactivos tras (s)</translation>
    </message>
    <message>
        <source>0 = never.</source>
        <translation>0 = nunca.</translation>
    </message>
    <message>
        <source>Make slow calls tasks after (s)</source>
        <translation>Convertir llamadas lentas en tareas tras (s)</translation>
    </message>
    <message>
        <source>The client need not wait for them then. 0 = never.</source>
        <translation>El cliente no tiene que esperarlas entonces. 0 = nunca.</translation>
    </message>
    <message>
        <source>Longest result (tokens)</source>
        <translation>Resultado más largo (tokens)</translation>
    </message>
    <message>
        <source>What is longer is stored, and the model gets a preview.</source>
        <translation>Lo que es más largo se guarda, y el modelo recibe una vista previa.</translation>
    </message>
    <message>
        <source>Waiting tasks at most</source>
        <translation>Tareas en espera, como máximo</translation>
    </message>
    <message>
        <source>Running tasks at most</source>
        <translation>Tareas en marcha, como máximo</translation>
    </message>
    <message>
        <source>Folder of stored results</source>
        <translation>Carpeta de los resultados guardados</translation>
    </message>
    <message>
        <source>Nobody else can read it. Empty = in your data folder.</source>
        <translation>Nadie más puede leerla. Vacío = en su carpeta de datos.</translation>
    </message>
    <message>
        <source>Describe images in words</source>
        <translation>Describir las imágenes con palabras</translation>
    </message>
    <message>
        <source>Sends stored images to the service below, if it has a key or an address.</source>
        <translation>Envía las imágenes guardadas al servicio de abajo, si tiene clave o dirección.</translation>
    </message>
    <message>
        <source>Service for descriptions</source>
        <translation>Servicio de descripciones</translation>
    </message>
    <message>
        <source>Any service with the OpenAI interface; one on this computer keeps images here.</source>
        <translation>Cualquier servicio con la interfaz de OpenAI; con uno en este equipo, las imágenes no salen de aquí.</translation>
    </message>
    <message>
        <source>Its model</source>
        <translation>Su modelo</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Directorio</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Punto de acceso</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Su clave</translation>
    </message>
    <message>
        <source>Kept in the keychain of your system only.</source>
        <translation>Se guarda solo en el llavero de su sistema.</translation>
    </message>
    <message>
        <source>Key for its start commands</source>
        <translation>Clave de sus comandos de inicio</translation>
    </message>
    <message>
        <source>The service decrypts start commands with it. Kept in the keychain only.</source>
        <translation>Con ella el servicio descifra los comandos de inicio. Se guarda solo en el llavero.</translation>
    </message>
    <message>
        <source>Key of this service</source>
        <translation>Clave de este servicio</translation>
    </message>
    <message>
        <source>Model for search by meaning</source>
        <translation>Modelo para la búsqueda por significado</translation>
    </message>
    <message>
        <source>Empty = the one built in, offline. Names and descriptions of tools are sent to the service of any other.</source>
        <translation>Vacío = el integrado, sin conexión. Con cualquier otro, los nombres y descripciones de las herramientas se envían a su servicio.</translation>
    </message>
    <message>
        <source>Service for search by meaning</source>
        <translation>Servicio para la búsqueda por significado</translation>
    </message>
    <message>
        <source>Empty = the service for descriptions, with its key.</source>
        <translation>Vacío = el servicio de descripciones, con su clave.</translation>
    </message>
    <message>
        <source>Key of the service for search</source>
        <translation>Clave del servicio de búsqueda</translation>
    </message>
    <message>
        <source>File of secrets</source>
        <translation>Archivo de secretos</translation>
    </message>
    <message>
        <source>For a system without a keychain: keys are kept in this file, which only you can read, as plain text. Empty = the keychain.</source>
        <translation>Para un sistema sin llavero: las claves se guardan como texto sin cifrar en este archivo, que solo usted puede leer. Vacío = el llavero.</translation>
    </message>
    <message>
        <source>When a server changes a tool</source>
        <translation>Cuando un servidor cambia una herramienta</translation>
    </message>
    <message>
        <source>A changed tool may do something else than the one that you know.</source>
        <translation>Una herramienta cambiada puede hacer algo distinto de la que usted conoce.</translation>
    </message>
    <message>
        <source>ask before it is called</source>
        <translation>preguntar antes de llamarla</translation>
    </message>
    <message>
        <source>use it as it comes</source>
        <translation>usarla tal como venga</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
</context>
<context>
    <name>mcprt::ActivityPage</name>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Filter by server, tool or outcome</source>
        <translation>Filtrar por servidor, herramienta o resultado</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Tokens kept out of the context, by second</source>
        <translation>Tokens mantenidos fuera del contexto, por segundo</translation>
    </message>
    <message>
        <source>Nothing has been called yet.
Connect a client, or try a tool on the page Search.</source>
        <translation>Todavía no se ha llamado a nada.
Conecte un cliente o pruebe una herramienta en la página Búsqueda.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>Va&amp;ciar</translation>
    </message>
    <message>
        <source>%1 calls, %2 failed. Kept out of the context: %3 tokens</source>
        <translation>%1 llamadas, %2 fallidas. Fuera del contexto: %3 tokens</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Exportar llamadas</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>Líneas JSON (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>No se puede escribir %1: %2</translation>
    </message>
</context>
<context>
    <name>mcprt::ApplyPage</name>
    <message>
        <source>Taking over servers and connecting programs</source>
        <translation>Tomar servidores y conectar programas</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se ha hecho</translation>
    </message>
    <message>
        <source>Your keychain may ask whether MCP Runtime may keep keys in it.</source>
        <translation>Su llavero quizá pregunte si MCP Runtime puede guardar claves en él.</translation>
    </message>
    <message>
        <source>Go back and try again, or go on without it.</source>
        <translation>Vuelva atrás e inténtelo de nuevo, o siga sin ello.</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importado: %1.</translation>
    </message>
    <message>
        <source>Connected: %1. Restart them, so that they read their files.</source>
        <translation>Conectados: %1. Reinícielos para que lean sus archivos.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalDialog</name>
    <message>
        <source>May this server be started?</source>
        <translation>¿Se puede iniciar este servidor?</translation>
    </message>
    <message>
        <source>Approved before</source>
        <translation>Aprobado antes</translation>
    </message>
    <message>
        <source>Proposed now</source>
        <translation>Propuesto ahora</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>&amp;Always this command</source>
        <translation>&amp;Siempre esta orden</translation>
    </message>
    <message>
        <source>Only &amp;once</source>
        <translation>Solo &amp;una vez</translation>
    </message>
    <message>
        <source>&amp;Deny</source>
        <translation>&amp;Denegar</translation>
    </message>
    <message>
        <source>A discovery service wants to start a program on this computer. It can do whatever you can do. Approve it only if you know it.</source>
        <translation>Un servicio de directorio quiere iniciar un programa en este equipo. Podrá hacer todo lo que usted puede hacer. Apruébelo solo si lo conoce.</translation>
    </message>
    <message>
        <source>The start command of a server that you approved has changed. Compare it before you go on.</source>
        <translation>La orden de inicio de un servidor que usted aprobó ha cambiado. Compárela antes de continuar.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Propuesto por</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>your home folder</source>
        <translation>su carpeta personal</translation>
    </message>
    <message>
        <source>Gets the variables</source>
        <translation>Recibe las variables</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no variables</comment>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Huella</translation>
    </message>
    <message>
        <source>May this changed tool be used?</source>
        <translation>¿Puede usarse esta herramienta cambiada?</translation>
    </message>
    <message>
        <source>&amp;Next change</source>
        <translation>Cambio s&amp;iguiente</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>Cambio &amp;anterior</translation>
    </message>
    <message>
        <source>&amp;Always this version</source>
        <translation>&amp;Siempre esta versión</translation>
    </message>
    <message>
        <source>A server describes one of its tools otherwise than before. Until you decide, it is not called. What differs is marked with − and +.</source>
        <translation>Un servidor describe una de sus herramientas de otra manera que antes. No se llamará hasta que usted decida. Lo que difiere está marcado con − y +.</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Herramienta</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>Configurado en</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalModel</name>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>%1: changed %2</source>
        <translation>%1: cambió %2</translation>
    </message>
    <message>
        <source>%1 (denied)</source>
        <translation>%1 (denegado)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalPage</name>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>&amp;Review…</source>
        <translation>&amp;Revisar…</translation>
    </message>
    <message>
        <source>Nothing waits for you.
When a discovery service proposes a server, or a server changes one of its tools, you are asked here first.</source>
        <translation>Nada le espera.
Cuando un servicio de descubrimiento propone un servidor, o un servidor cambia una de sus herramientas, se le pregunta aquí primero.</translation>
    </message>
</context>
<context>
    <name>mcprt::CallModel</name>
    <message>
        <source>done</source>
        <comment>outcome of a call</comment>
        <translation>hecho</translation>
    </message>
    <message>
        <source>the tool reports an error</source>
        <translation>la herramienta señala un error</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Herramienta</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Tokens saved</source>
        <translation>Tokens ahorrados</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Desenlace</translation>
    </message>
</context>
<context>
    <name>mcprt::ChangeDialog</name>
    <message>
        <source>The change</source>
        <translation>El cambio</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>mcprt::ChoosePage</name>
    <message>
        <source>Tick &amp;all</source>
        <translation>&amp;Marcar todos</translation>
    </message>
    <message>
        <source>Which servers do you want to take over?</source>
        <translation>¿Qué servidores quiere tomar?</translation>
    </message>
    <message>
        <source>Tick those you know and trust: with a tick you approve the command or address that is shown. They are copied into your own configuration, their keys into the keychain. Nothing is started.</source>
        <translation>Marque los que conoce y en los que confía: al marcar aprueba la orden o dirección que se muestra. Se copian en su propia configuración, y sus claves al llavero. No se inicia nada.</translation>
    </message>
    <message>
        <source>Servers of your programs</source>
        <translation>Servidores de sus programas</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Starts, or speaks to</source>
        <translation>Inicia, o habla con</translation>
    </message>
    <message>
        <source>All about the chosen server</source>
        <translation>Todo sobre el servidor elegido</translation>
    </message>
    <message>
        <source>Your programs have no servers of their own. Go on to connect them with MCP Runtime.</source>
        <translation>Sus programas no tienen servidores propios. Siga para conectarlos con MCP Runtime.</translation>
    </message>
    <message>
        <source>%1 (is here already)</source>
        <translation>%1 (ya está aquí)</translation>
    </message>
    <message>
        <source>A tick here ticks all servers of %1.</source>
        <translation>Marcar aquí marca todos los servidores de %1.</translation>
    </message>
    <message>
        <source>Is given: %1</source>
        <translation>Recibe: %1</translation>
    </message>
    <message>
        <source>Into the keychain: %1</source>
        <translation>Al llavero: %1</translation>
    </message>
</context>
<context>
    <name>mcprt::ClientModel</name>
    <message>
        <source>Not here</source>
        <translation>No está aquí</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conectar</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Servers of its own</source>
        <translation>Servidores propios</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
</context>
<context>
    <name>mcprt::ClientPage</name>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Conectar…</translation>
    </message>
    <message>
        <source>&amp;Disconnect…</source>
        <translation>&amp;Desconectar…</translation>
    </message>
    <message>
        <source>&amp;Import its servers…</source>
        <translation>&amp;Importar sus servidores…</translation>
    </message>
    <message>
        <source>No MCP client was found on this computer.</source>
        <translation>No se encontró ningún cliente MCP en este equipo.</translation>
    </message>
    <message>
        <source>This is written into the file of %1. Everything else in it stays, and Disconnect takes it back.</source>
        <translation>Esto se escribe en el archivo de %1. Todo lo demás se conserva, y Desconectar lo deshace.</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>C&amp;onectar</translation>
    </message>
    <message>
        <source>%1 is connected. Restart it, so that it reads its file.</source>
        <translation>%1 está conectado. Reinícielo para que lea su archivo.</translation>
    </message>
    <message>
        <source>This is taken out of the file of %1.</source>
        <translation>Esto se quita del archivo de %1.</translation>
    </message>
    <message>
        <source>D&amp;isconnect</source>
        <translation>D&amp;esconectar</translation>
    </message>
    <message>
        <source>%1 is disconnected.</source>
        <translation>%1 está desconectado.</translation>
    </message>
    <message>
        <source>All servers of %1 are here already.</source>
        <translation>Todos los servidores de %1 ya están aquí.</translation>
    </message>
    <message>
        <source>into the keychain: %1</source>
        <translation>al llavero: %1</translation>
    </message>
    <message>
        <source>Import servers</source>
        <translation>Importar servidores</translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation>I&amp;mportar</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importado: %1.</translation>
    </message>
    <message>
        <source>These servers of %1 are copied into your own configuration. Nothing is started.</source>
        <translation>Estos servidores de %1 se copian en su propia configuración. No se inicia nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of %1 are here now. Shall its own entries give way to one for this program, so that each server runs once for all clients? Disconnect takes it back.</source>
        <translation>
            <numerusform>%n servidor de %1 ya está aquí. ¿Sustituir su entrada por una sola de este programa, para que el servidor se ejecute una vez para todos los clientes? «Desconectar» lo deshace.</numerusform>
            <numerusform>%n servidores de %1 ya están aquí. ¿Sustituir sus entradas por una sola de este programa, para que cada servidor se ejecute una vez para todos los clientes? «Desconectar» lo deshace.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Sustituir</translation>
    </message>
    <message>
        <source>%1 now uses this program. Restart it, so that it reads its file.</source>
        <translation>%1 usa ahora este programa. Reinícielo para que lea su archivo.</translation>
    </message>
    <message>
        <source>Looking for clients …</source>
        <translation>Buscando clientes …</translation>
    </message>
    <message>
        <source>Reading the file of %1 …</source>
        <translation>Leyendo el archivo de %1 …</translation>
    </message>
    <message>
        <source>Writing the file of %1 …</source>
        <translation>Escribiendo el archivo de %1 …</translation>
    </message>
    <message>
        <source>not the key that the keychain has: %1</source>
        <translation>no es la clave que tiene el llavero: %1</translation>
    </message>
    <message>
        <source>The servers of %1 are here already, but its file has other keys for them. Shall they take the place of those in the keychain?</source>
        <translation>Los servidores de %1 ya están aquí, pero su archivo tiene otras claves para ellos. ¿Deben sustituir a las del llavero?</translation>
    </message>
    <message>
        <source>&amp;Replace the keys</source>
        <translation>&amp;Sustituir las claves</translation>
    </message>
    <message>
        <source>&amp;Replace the keys that the keychain has</source>
        <translation>&amp;Sustituir las claves del llavero</translation>
    </message>
    <message>
        <source>Taking the servers of %1 over. Your keychain may ask for its password.</source>
        <translation>Importando los servidores de %1. Su llavero puede pedir su contraseña.</translation>
    </message>
    <message>
        <source>Replaced in the keychain: %1. A server uses its new key from its next start on.</source>
        <translation>Sustituido en el llavero: %1. Un servidor usa su nueva clave a partir de su próximo inicio.</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentModel</name>
    <message>
        <source>From</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentPage</name>
    <message>
        <source>Stored results</source>
        <translation>Resultados guardados</translation>
    </message>
    <message>
        <source>Nothing is stored.
A result that is too long for a context is kept here, and the model gets a reference to it.</source>
        <translation>No hay nada guardado.
Un resultado demasiado largo para un contexto se guarda aquí, y el modelo recibe una referencia.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Choose a result to see it.</source>
        <translation>Elija un resultado para verlo.</translation>
    </message>
    <message>
        <source>Preview of an image</source>
        <translation>Vista previa de una imagen</translation>
    </message>
    <message>
        <source>
… the beginning only; the whole is longer.</source>
        <translation>
… solo el principio; el resto es más largo.</translation>
    </message>
    <message>
        <source>There is no preview for %1.</source>
        <translation>No hay vista previa para %1.</translation>
    </message>
</context>
<context>
    <name>mcprt::ElicitationDialog</name>
    <message>
        <source>%1 asks</source>
        <translation>%1 pregunta</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) wait behind this one.</source>
        <translation>
            <numerusform>%n pregunta más espera detrás de esta.</numerusform>
            <numerusform>%n preguntas más esperan detrás de esta.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server “%1” needs something from you to go on with a call. The program that made the call can&apos;t ask you itself.</source>
        <translation>El servidor «%1» necesita algo de usted para continuar una llamada. El programa que hizo la llamada no puede preguntarle por sí mismo.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>There is nothing to fill in: it asks for your consent.</source>
        <translation>No hay nada que rellenar: se pide su consentimiento.</translation>
    </message>
    <message>
        <source>Say only what this server may know: it gets what you send. Never enter a password or key here.</source>
        <translation>Indique solo lo que este servidor puede saber: recibe lo que usted envía. No escriba aquí nunca una contraseña ni una clave.</translation>
    </message>
    <message>
        <source>It wants you to open a page of %1 in your browser.</source>
        <translation>Quiere que abra una página de %1 en su navegador.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>The page is not encrypted: others may read along.</source>
        <translation>La página no está cifrada: otros pueden leer lo que se transmite.</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Enviar</translation>
    </message>
    <message>
        <source>&amp;Open page</source>
        <translation>&amp;Abrir la página</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Rechazar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>mcprt::FindPage</name>
    <message>
        <source>Welcome to MCP Runtime</source>
        <translation>Bienvenido a MCP Runtime</translation>
    </message>
    <message>
        <source>It stands between your AI programs and their MCP servers: each server runs once for all of them, only while it is used, and a model sees a handful of tools instead of hundreds. The next steps take under a minute. Nothing is changed before you have seen it.</source>
        <translation>Se sitúa entre sus programas de IA y los servidores MCP de estos: cada servidor se ejecuta una vez para todos, solo mientras se usa, y un modelo ve un puñado de herramientas en lugar de cientos. Los pasos siguientes duran menos de un minuto. Nada se cambia antes de que lo haya visto.</translation>
    </message>
    <message>
        <source>AI programs on this computer</source>
        <translation>Programas de IA en este equipo</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Its servers</source>
        <translation>Sus servidores</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>&amp;Buscar de nuevo</translation>
    </message>
    <message>
        <source>Looking for programs …</source>
        <translation>Buscando programas …</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n servidor</numerusform>
            <numerusform>%n servidores</numerusform>
        </translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>No AI program that speaks MCP was found. You can try MCP Runtime with a demo server, and come back once one is installed.</source>
        <translation>No se encontró ningún programa de IA que hable MCP. Puede probar MCP Runtime con un servidor de demostración y volver cuando haya uno instalado.</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) can become yours. None is started yet.</source>
        <translation>
            <numerusform>%n servidor puede pasar a ser suyo. Todavía no se inicia.</numerusform>
            <numerusform>%n servidores pueden pasar a ser suyos. Todavía no se inicia ninguno.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::FirstRunWizard</name>
    <message>
        <source>Set up MCP Runtime</source>
        <translation>Configurar MCP Runtime</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Finalizar</translation>
    </message>
    <message>
        <source>Set up &amp;later</source>
        <translation>Configurar más &amp;tarde</translation>
    </message>
    <message>
        <source>&amp;Skip this step</source>
        <translation>&amp;Omitir este paso</translation>
    </message>
</context>
<context>
    <name>mcprt::ImportWork</name>
    <message>
        <source>There is no client &apos;%1&apos;.</source>
        <translation>No hay ningún cliente «%1».</translation>
    </message>
    <message>
        <source>The keychain has not answered yet.</source>
        <translation>El llavero aún no ha respondido.</translation>
    </message>
    <message>
        <source>%1 needs values that its client asks for. Set them in a terminal: mcp-runtime secrets set %2</source>
        <translation>%1 necesita valores que su cliente pide. Establézcalos en una terminal: mcp-runtime secrets set %2</translation>
    </message>
</context>
<context>
    <name>mcprt::KeyField</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Clear: %1</source>
        <translation>Borrar: %1</translation>
    </message>
    <message>
        <source>kept when you save</source>
        <translation>se guardará al guardar</translation>
    </message>
    <message>
        <source>removed when you save</source>
        <translation>se quitará al guardar</translation>
    </message>
    <message>
        <source>set</source>
        <translation>definida</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>sin definir</translation>
    </message>
    <message>
        <source>type to replace it</source>
        <translation>escriba para sustituirla</translation>
    </message>
</context>
<context>
    <name>mcprt::LastPage</name>
    <message>
        <source>Start MCP Runtime when &amp;I log in</source>
        <translation>Iniciar MCP Runtime al iniciar &amp;sesión</translation>
    </message>
    <message>
        <source>One last question</source>
        <translation>Una última pregunta</translation>
    </message>
    <message>
        <source>Your programs start what they need by themselves. With MCP Runtime in the tray, servers stay warm between them, and you are asked before something risky happens.</source>
        <translation>Sus programas inician por sí mismos lo que necesitan. Con MCP Runtime en la bandeja, los servidores siguen listos entre ellos, y se le pregunta antes de que ocurra algo arriesgado.</translation>
    </message>
    <message>
        <source>Everything here can be changed later: File, Settings. This assistant is in the same menu, under Set up.</source>
        <translation>Todo esto se puede cambiar más tarde: Archivo, Ajustes. Este asistente está en el mismo menú, en Configurar.</translation>
    </message>
</context>
<context>
    <name>mcprt::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Ajustes…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Cerrar la ventana</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>A&amp;ctualizar</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;About MCP Runtime</source>
        <translation>&amp;Acerca de MCP Runtime</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>shared with process %1</source>
        <translation>compartido con el proceso %1</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n cliente</numerusform>
            <numerusform>%n clientes</numerusform>
        </translation>
    </message>
    <message>
        <source>Approvals (%1)</source>
        <translation>Aprobaciones (%1)</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>Config&amp;urar…</translation>
    </message>
</context>
<context>
    <name>mcprt::PreviewPage</name>
    <message>
        <source>&amp;Replace the servers that I take over, so that they run once for all programs</source>
        <translation>&amp;Reemplazar los servidores que tomo, para que se ejecuten una vez para todos los programas</translation>
    </message>
    <message>
        <source>What changes in the files of your programs</source>
        <translation>Qué cambia en los archivos de sus programas</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>A&amp;plicar</translation>
    </message>
    <message>
        <source>Ticked programs get one entry for MCP Runtime. Here is exactly what is written; everything else in these files stays, a backup is kept, and Clients, Disconnect takes it back.</source>
        <translation>Los programas marcados reciben una entrada para MCP Runtime. Aquí está exactamente lo que se escribe; todo lo demás de estos archivos se mantiene, se guarda una copia, y Clientes, Desconectar lo deshace.</translation>
    </message>
    <message>
        <source>Programs to connect</source>
        <translation>Programas que conectar</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>El cambio</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>Calculando …</translation>
    </message>
    <message>
        <source>%1 (is connected)</source>
        <translation>%1 (está conectado)</translation>
    </message>
    <message>
        <source>%1 (can&apos;t be changed)</source>
        <translation>%1 (no se puede cambiar)</translation>
    </message>
    <message>
        <source>Nothing to change in %1.</source>
        <translation>Nada que cambiar en %1.</translation>
    </message>
</context>
<context>
    <name>mcprt::SchemaForm</name>
    <message>
        <source>%1 must be written as JSON.</source>
        <translation>%1 debe escribirse como JSON.</translation>
    </message>
    <message>
        <source>JSON. %1</source>
        <translation>JSON. %1</translation>
    </message>
    <message>
        <source>%1 is needed.</source>
        <translation>Falta %1.</translation>
    </message>
    <message>
        <source>must be an e-mail address</source>
        <translation>debe ser una dirección de correo</translation>
    </message>
    <message>
        <source>must be a whole address</source>
        <translation>debe ser una dirección completa</translation>
    </message>
    <message>
        <source>must be a date such as 2026-01-31</source>
        <translation>debe ser una fecha como 2026-01-31</translation>
    </message>
    <message>
        <source>must be a time such as 2026-01-31T18:00:00Z</source>
        <translation>debe ser una fecha y hora como 2026-01-31T18:00:00Z</translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n choice(s)</source>
        <translation>
            <numerusform>necesita al menos %n opción</numerusform>
            <numerusform>necesita al menos %n opciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n choice(s)</source>
        <translation>
            <numerusform>admite como máximo %n opción</numerusform>
            <numerusform>admite como máximo %n opciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n character(s)</source>
        <translation>
            <numerusform>necesita al menos %n carácter</numerusform>
            <numerusform>necesita al menos %n caracteres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n character(s)</source>
        <translation>
            <numerusform>admite como máximo %n carácter</numerusform>
            <numerusform>admite como máximo %n caracteres</numerusform>
        </translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>debe ser un número</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>debe ser un número entero</translation>
    </message>
    <message>
        <source>must be at least %1</source>
        <translation>debe ser al menos %1</translation>
    </message>
    <message>
        <source>must be at most %1</source>
        <translation>debe ser como máximo %1</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>name of a field, then what is wrong with it</comment>
        <translation>«%1» %2.</translation>
    </message>
</context>
<context>
    <name>mcprt::SearchPage</name>
    <message>
        <source>&amp;Call this tool</source>
        <translation>&amp;Llamar a esta herramienta</translation>
    </message>
    <message>
        <source>What should be done? For example: convert miles to km</source>
        <translation>¿Qué hay que hacer? Por ejemplo: convertir millas a km</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>Tools that were found</source>
        <translation>Herramientas encontradas</translation>
    </message>
    <message>
        <source>Choose a tool to try it.</source>
        <translation>Elija una herramienta para probarla.</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumentos</translation>
    </message>
    <message>
        <source>What the model gets</source>
        <translation>Lo que recibe el modelo</translation>
    </message>
    <message>
        <source>Here you see the answer as a model gets it.</source>
        <translation>Aquí ve la respuesta tal como la recibe un modelo.</translation>
    </message>
    <message>
        <source>Calling %1 …</source>
        <translation>Llamando a %1…</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>Esta herramienta no tiene argumentos.</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerModel</name>
    <message>
        <source>Switched off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciándose</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Parándose</translation>
    </message>
    <message>
        <source>Gave up</source>
        <translation>Se rindió</translation>
    </message>
    <message>
        <source>Wrong entry</source>
        <translation>Entrada errónea</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>Espera aprobación</translation>
    </message>
    <message>
        <source>%1 (%2 failed)</source>
        <translation>%1 (%2 fallidas)</translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>en %n s</numerusform>
            <numerusform>en %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95 % en menos de</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Idle stop</source>
        <translation>Parada por inactividad</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerPage</name>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>No tools are known yet. They are listed when the server starts.</source>
        <translation>Todavía no se conocen herramientas. Se listan cuando el servidor se inicia.</translation>
    </message>
    <message>
        <source>Log of the server</source>
        <translation>Registro del servidor</translation>
    </message>
    <message>
        <source>The server has written nothing to its log.</source>
        <translation>El servidor no ha escrito nada en su registro.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>&amp;Parar</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Reiniciar</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>Configurado en</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Proceso</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>En marcha desde</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Consejo</translation>
    </message>
    <message>
        <source>No server is known yet.</source>
        <translation>Todavía no se conoce ningún servidor.</translation>
    </message>
    <message>
        <source>Take over those of your other programs: on the page Clients, Import its servers.</source>
        <translation>Tome los de sus otros programas: en la página Clientes, Importar sus servidores.</translation>
    </message>
    <message>
        <source>Or add one to the configuration file.</source>
        <translation>O añada uno al archivo de configuración.</translation>
    </message>
    <message>
        <source>Or add one to the configuration file: %1</source>
        <translation>O añada uno al archivo de configuración: %1</translation>
    </message>
    <message>
        <source>Or set a discovery service: Settings, Discovery.</source>
        <translation>O indique un servicio de directorio: Ajustes, Directorio.</translation>
    </message>
    <message>
        <source>The discovery service at %1 knows more: a search finds them. Whether it answers says the test under Settings, Discovery.</source>
        <translation>El servicio de directorio en %1 conoce más: una búsqueda los encuentra. Si responde lo dice la prueba en Ajustes, Directorio.</translation>
    </message>
    <message>
        <source>S&amp;witch on</source>
        <translation>Ac&amp;tivar</translation>
    </message>
    <message>
        <source>S&amp;witch off</source>
        <translation>Desac&amp;tivar</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingRow</name>
    <message>
        <source>This is no address. It begins with https:// and names a computer.</source>
        <translation>Esto no es una dirección. Empieza por https:// y nombra un equipo.</translation>
    </message>
    <message>
        <source>Use https://, else others on the way can read your keys.</source>
        <translation>Use https://; si no, otros pueden leer sus claves por el camino.</translation>
    </message>
    <message>
        <source>Set by %1, and can&apos;t be changed here.</source>
        <translation>Fijado por %1; no se puede cambiar aquí.</translation>
    </message>
    <message>
        <source>Give the whole path of the folder.</source>
        <translation>Indique la ruta completa de la carpeta.</translation>
    </message>
    <message>
        <source>It stands in settings.ini as plain text: type it again and save, and it moves to the keychain.</source>
        <translation>Está en settings.ini como texto sin cifrar: escríbala de nuevo y guarde, y pasará al llavero.</translation>
    </message>
    <message>
        <source>Give the whole path of the file.</source>
        <translation>Indique la ruta completa del archivo.</translation>
    </message>
    <message>
        <source>Holds from the next start on.</source>
        <translation>Vale desde el próximo inicio.</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Buscar en los ajustes</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>&amp;Test the service</source>
        <translation>&amp;Probar el servicio</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Preguntando al servicio…</translation>
    </message>
    <message>
        <source>It answered in %1 and knows %2 servers with %3 tools.</source>
        <translation>Respondió en %1 y conoce %2 servidores con %3 herramientas.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>Valores pre&amp;determinados</translation>
    </message>
    <message>
        <source>Nothing was saved. %1</source>
        <translation>No se guardó nada. %1</translation>
    </message>
    <message>
        <source>Saving. The keychain of your system may ask for its password.</source>
        <translation>Guardando. El llavero de su sistema puede pedir su contraseña.</translation>
    </message>
    <message>
        <source>Which of your programs use MCP Runtime, and whose servers it takes over, is on the page Clients of the window: connect, disconnect, import.</source>
        <translation>Qué programas usan MCP Runtime y de cuáles toma los servidores está en la página Clientes de la ventana: conectar, desconectar, importar.</translation>
    </message>
    <message>
        <source>&amp;Go to Clients</source>
        <translation>&amp;Ir a Clientes</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskModel</name>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a task</comment>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Herramienta</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskPage</name>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>&amp;Cancelar la tarea</translation>
    </message>
    <message>
        <source>Show &amp;result</source>
        <translation>Mostrar el &amp;resultado</translation>
    </message>
    <message>
        <source>No tasks.
A call that takes long goes on here, so that the client need not wait for it.</source>
        <translation>No hay tareas.
Una llamada que tarda continúa aquí, para que el cliente no tenga que esperarla.</translation>
    </message>
    <message>
        <source>Result of the task</source>
        <translation>Resultado de la tarea</translation>
    </message>
</context>
<context>
    <name>mcprt::TokenList</name>
    <message>
        <source>Access tokens</source>
        <translation>Tokens de acceso</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acceso</translation>
    </message>
    <message>
        <source>Name of a client, as cursor</source>
        <translation>Nombre de un cliente, como cursor</translation>
    </message>
    <message>
        <source>Name of a client</source>
        <translation>Nombre de un cliente</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Mostrar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>&amp;Renovar</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>Re&amp;vocar…</translation>
    </message>
    <message>
        <source>&amp;Make a token</source>
        <translation>Crear un &amp;token</translation>
    </message>
    <message>
        <source>Each client shows its own when it connects over HTTP. What you do here holds at once: a token that is renewed or revoked is refused from the next request on.</source>
        <translation>Cada cliente muestra el suyo al conectarse por HTTP. Lo que haga aquí vale de inmediato: un token renovado o revocado se rechaza desde la siguiente petición.</translation>
    </message>
    <message>
        <source>Revoke the token of %1?</source>
        <translation>¿Revocar el token de %1?</translation>
    </message>
    <message>
        <source>%1 is refused from its next request on, until you give it another token.</source>
        <translation>%1 se rechaza desde su siguiente petición, hasta que le dé otro token.</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <translation>&amp;Revocar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>mcprt::ToolComparison</name>
    <message>
        <source>Comparison of the tool</source>
        <translation>Comparación de la herramienta</translation>
    </message>
    <message>
        <source>As it was approved</source>
        <translation>Como se aprobó</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Como es ahora</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Eliminado</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
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
        <translation>Herramienta</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayFirstRun</name>
    <message>
        <source>%1 was left as it is, because %2 could not be taken over. Go back, untick that server, and apply again.</source>
        <translation>%1 quedó como estaba, porque no se pudo tomar %2. Vuelva atrás, desmarque ese servidor y aplique de nuevo.</translation>
    </message>
    <message>
        <source>The demo server is not beside this program: %1 is missing. Install MCP Runtime again, or choose a server of your own.</source>
        <translation>El servidor de demostración no está junto a este programa: falta %1. Instale MCP Runtime de nuevo o elija un servidor propio.</translation>
    </message>
    <message>
        <source>The keychain has another %1 than the program&apos;s file, and keeps it. To replace it: Clients, Import its servers.</source>
        <translation>El llavero tiene otro valor de %1 que el archivo del programa, y lo conserva. Para sustituirlo: Clientes, Importar sus servidores.</translation>
    </message>
    <message>
        <source>%1 was left as it is, because %2 has another key there.</source>
        <translation>%1 se dejó como está, porque %2 tiene allí otra clave.</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayIcon</name>
    <message>
        <source>&amp;Open MCP Runtime</source>
        <translation>&amp;Abrir MCP Runtime</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>&amp;Servidores</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>&amp;Copy endpoint</source>
        <translation>&amp;Copiar la dirección</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>A&amp;justes…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sa&amp;lir</translation>
    </message>
    <message>
        <source>The engine could not start</source>
        <translation>El motor no pudo iniciarse</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>%1 of %2 servers running</source>
        <translation>%1 de %2 servidores en marcha</translation>
    </message>
    <message>
        <source>&amp;Approvals (%1)</source>
        <translation>Ap&amp;robaciones (%1)</translation>
    </message>
    <message>
        <source>No server is known</source>
        <translation>No se conoce ningún servidor</translation>
    </message>
    <message>
        <source>All servers…</source>
        <translation>Todos los servidores…</translation>
    </message>
    <message>
        <source>Approval needed</source>
        <translation>Hace falta una aprobación</translation>
    </message>
    <message>
        <source>A server gave up</source>
        <translation>Un servidor se rindió</translation>
    </message>
    <message>
        <source>%1 ended again and again and is not restarted any more.</source>
        <translation>%1 terminó una y otra vez y ya no se reinicia.</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Hace falta iniciar sesión</translation>
    </message>
    <message>
        <source>%1 does not let us in. Sign in again, or check its key.</source>
        <translation>%1 no nos deja entrar. Inicie sesión de nuevo o compruebe su clave.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for your approval.</source>
        <translation>
            <numerusform>%n solicitud espera su aprobación.</numerusform>
            <numerusform>%n solicitudes esperan su aprobación.</numerusform>
        </translation>
    </message>
    <message>
        <source>Servers gave up</source>
        <translation>Varios servidores se rindieron</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) ended again and again and are not restarted any more: %1</source>
        <translation>
            <numerusform>%n servidor terminó una y otra vez y ya no se reinicia: %1</numerusform>
            <numerusform>%n servidores terminaron una y otra vez y ya no se reinician: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) do not let us in. Sign in again, or check their keys: %1</source>
        <translation>
            <numerusform>%n servidor no nos deja entrar. Inicie sesión de nuevo o compruebe su clave: %1</numerusform>
            <numerusform>%n servidores no nos dejan entrar. Inicie sesión de nuevo o compruebe sus claves: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::TrayProgram</name>
    <message>
        <source>This desktop shows no tray icons, so this window takes the icon&apos;s place. On GNOME, the extension &quot;AppIndicator and KStatusNotifierItem Support&quot; adds them.</source>
        <translation>Este escritorio no muestra iconos en la bandeja; esta ventana ocupa su lugar. En GNOME los añade la extensión «AppIndicator and KStatusNotifierItem Support».</translation>
    </message>
    <message>
        <source>Quit MCP Runtime?</source>
        <translation>¿Salir de MCP Runtime?</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) run for your clients.</source>
        <translation>
            <numerusform>%n servidor trabaja para sus clientes.</numerusform>
            <numerusform>%n servidores trabajan para sus clientes.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop them and quit</source>
        <translation>&amp;Pararlos y salir</translation>
    </message>
    <message>
        <source>&amp;Keep them running in the tray</source>
        <translation>&amp;Dejarlos en marcha en la bandeja</translation>
    </message>
    <message>
        <source>&amp;Keep them running, minimise</source>
        <translation>&amp;Dejarlos en marcha y minimizar</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t ask again</source>
        <translation>&amp;No volver a preguntar</translation>
    </message>
    <message>
        <source>About MCP Runtime</source>
        <translation>Acerca de MCP Runtime</translation>
    </message>
    <message>
        <source>MCP Runtime %1

One MCP server in front of all the others. Your servers: %2

Its source is under the MIT licence. This program contains Qt HTTP Server and is therefore distributed under the GNU GPL, version 3.</source>
        <translation>MCP Runtime %1

Un servidor MCP delante de todos los demás. Sus servidores: %2

El código fuente está bajo la licencia MIT. Este programa contiene Qt HTTP Server y por eso se distribuye bajo la GNU GPL, versión 3.</translation>
    </message>
    <message>
        <source>No browser could be opened. Open this page yourself: %1</source>
        <translation>No se pudo abrir ningún navegador. Abra usted mismo esta página: %1</translation>
    </message>
    <message>
        <source>Some of what you changed holds from the next start of MCP Runtime on. Clients that run keep what held before until they are started again.</source>
        <translation>Parte de lo que cambió vale desde el próximo inicio de MCP Runtime. Para los clientes en marcha vale lo anterior hasta que se reinicien.</translation>
    </message>
</context>
<context>
    <name>mcprt::TraySettings</name>
    <message>
        <source>The keychain has not answered yet to what was saved before. Try again in a minute.</source>
        <translation>El llavero aún no ha respondido a lo que se guardó antes. Vuelva a intentarlo dentro de un minuto.</translation>
    </message>
</context>
<context>
    <name>mcprt::TryPage</name>
    <message>
        <source>&amp;Try it</source>
        <translation>Pro&amp;bar</translation>
    </message>
    <message>
        <source>&amp;Call it</source>
        <translation>&amp;Llamar</translation>
    </message>
    <message>
        <source>The first call</source>
        <translation>La primera llamada</translation>
    </message>
    <message>
        <source>Choose a server: it is started, searched as a model would, and one of its tools is called. The demo server comes with MCP Runtime and needs no network.</source>
        <translation>Elija un servidor: se inicia, se busca en él como lo haría un modelo y se llama a una de sus herramientas. El servidor de demostración viene con MCP Runtime y no necesita red.</translation>
    </message>
    <message>
        <source>A call does what the tool does: choose one that only reads.</source>
        <translation>Una llamada hace lo que hace la herramienta: elija una que solo lea.</translation>
    </message>
    <message>
        <source>Ser&amp;ver:</source>
        <translation>Ser&amp;vidor:</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha ocurrido</translation>
    </message>
    <message>
        <source>T&amp;ool:</source>
        <translation>&amp;Herramienta:</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Herramienta</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumentos</translation>
    </message>
    <message>
        <source>The engine did not take the new server up. Look at Servers in the window for what is wrong.</source>
        <translation>El motor no ha tomado el nuevo servidor. Mire en Servidores de la ventana qué falla.</translation>
    </message>
    <message>
        <source>Here you see what happens.</source>
        <translation>Aquí ve lo que ocurre.</translation>
    </message>
    <message>
        <source>The demo server</source>
        <translation>El servidor de demostración</translation>
    </message>
    <message>
        <source>The engine is still starting.</source>
        <translation>El motor aún se está iniciando.</translation>
    </message>
    <message>
        <source>The demo server was added to your configuration. You can remove it any time.</source>
        <translation>El servidor de demostración se añadió a su configuración. Puede quitarlo cuando quiera.</translation>
    </message>
    <message>
        <source>Starting %1 …</source>
        <translation>Iniciando %1 …</translation>
    </message>
    <message>
        <source>%1 runs. Tools: %2.</source>
        <translation>%1 está en marcha. Herramientas: %2.</translation>
    </message>
    <message>
        <source>It offers no tool to call.</source>
        <translation>No ofrece ninguna herramienta.</translation>
    </message>
    <message>
        <source>A search for “%1” finds nothing.</source>
        <translation>Una búsqueda de «%1» no encuentra nada.</translation>
    </message>
    <message>
        <source>A search for “%1” finds: %2.</source>
        <translation>Una búsqueda de «%1» encuentra: %2.</translation>
    </message>
    <message>
        <source>%1 answers: %2</source>
        <translation>%1 responde: %2</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Funciona.</translation>
    </message>
    <message>
        <source>Choose another server, or try again. You can also go on and come back later.</source>
        <translation>Elija otro servidor o inténtelo de nuevo. También puede seguir y volver más tarde.</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>Esta herramienta no tiene argumentos.</translation>
    </message>
</context>
</TS>
