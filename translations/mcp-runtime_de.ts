<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Endpoint</name>
    <message>
        <source>no HTTP: process %1 serves none</source>
        <translation>kein HTTP: Prozess %1 bietet keines</translation>
    </message>
    <message>
        <source>no HTTP: port %1 is in use</source>
        <translation>kein HTTP: Port %1 ist belegt</translation>
    </message>
    <message>
        <source>no HTTP</source>
        <translation>kein HTTP</translation>
    </message>
    <message>
        <source>HTTP is served by process %1, at %2. What you change here holds as soon as this app holds the engine.</source>
        <translation>HTTP bietet Prozess %1 unter %2. Was Sie hier ändern, gilt, sobald diese App die Engine hält.</translation>
    </message>
    <message>
        <source>Clients reach MCP Runtime at %1.</source>
        <translation>Clients erreichen MCP Runtime unter %1.</translation>
    </message>
    <message>
        <source>HTTP is switched off.</source>
        <translation>HTTP ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>Clients can&apos;t reach this program over HTTP. %1</source>
        <translation>Clients erreichen dieses Programm nicht über HTTP. %1</translation>
    </message>
    <message>
        <source>Port %1 is in use by process %2 (%3).</source>
        <translation>Port %1 ist von Prozess %2 (%3) belegt.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program.</source>
        <translation>Port %1 ist von einem anderen Programm belegt.</translation>
    </message>
    <message>
        <source>Port %1 is free: set it under Settings, Endpoint.</source>
        <translation>Port %1 ist frei: Stellen Sie ihn unter Einstellungen, Endpunkt ein.</translation>
    </message>
    <message>
        <source>Nobody serves HTTP now: process %1 holds the engine, and it serves none. Quit your MCP clients: with none left, this app takes the engine over and serves HTTP. Let it start with the session, so that it comes first.</source>
        <translation>Zurzeit bietet niemand HTTP: Prozess %1 hält die Engine und bietet keines. Beenden Sie Ihre MCP-Clients: Ist keiner mehr da, übernimmt diese App die Engine und bietet HTTP. Lassen Sie sie mit der Sitzung starten, damit sie die erste ist.</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain is locked, so it can&apos;t give ${keychain:%1}. Unlock it, then try again.</source>
        <translation>Der Schlüsselbund ist gesperrt und kann ${keychain:%1} nicht herausgeben. Entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t keep &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>Der Schlüsselbund ist gesperrt und kann „%1“ nicht aufbewahren. Entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t remove &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>Der Schlüsselbund ist gesperrt und kann „%1“ nicht entfernen. Entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain refused to give ${keychain:%1}. Allow it when it asks, then try again.</source>
        <translation>Der Schlüsselbund hat ${keychain:%1} nicht herausgegeben. Erlauben Sie es, wenn er fragt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain refused to keep &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>Der Schlüsselbund hat „%1“ nicht aufbewahrt. Erlauben Sie es, wenn er fragt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain refused to remove &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>Der Schlüsselbund hat „%1“ nicht entfernt. Erlauben Sie es, wenn er fragt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to give ${keychain:%1}. Use ${env:%1} instead, or name a file of secrets with SECRETS_FILE.</source>
        <translation>In dieser Sitzung antwortet kein Schlüsselbund (%2), der ${keychain:%1} herausgeben könnte. Nehmen Sie stattdessen ${env:%1}, oder nennen Sie mit SECRETS_FILE eine Datei mit Geheimnissen.</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to keep &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>In dieser Sitzung antwortet kein Schlüsselbund (%2), der „%1“ aufbewahren könnte. Nennen Sie ohne ihn mit SECRETS_FILE eine Datei mit Geheimnissen.</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to remove &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>In dieser Sitzung antwortet kein Schlüsselbund (%2), der „%1“ entfernen könnte. Nennen Sie ohne ihn mit SECRETS_FILE eine Datei mit Geheimnissen.</translation>
    </message>
    <message>
        <source>The keychain has no entry &apos;%1&apos; for the service mcp-runtime. Store it: mcp-runtime secrets set %1</source>
        <translation>Der Schlüsselbund hat keinen Eintrag „%1“ für den Dienst mcp-runtime. Legen Sie ihn an: mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>The keychain did not answer in %2 s for ${keychain:%1}. Is a window asking for its password?</source>
        <translation>Der Schlüsselbund hat %2 s lang nicht auf die Frage nach ${keychain:%1} geantwortet. Fragt ein Fenster nach seinem Passwort?</translation>
    </message>
    <message>
        <source>${keychain:%1} can&apos;t be read: this program was started without a keychain. Use ${env:%1} instead.</source>
        <translation>${keychain:%1} kann nicht gelesen werden: Dieses Programm wurde ohne Schlüsselbund gestartet. Nehmen Sie stattdessen ${env:%1}.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; can&apos;t be kept: there is no keychain here.</source>
        <translation>„%1“ kann nicht aufbewahrt werden: Hier gibt es keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry &apos;%1&apos; is empty or no key, so %2 can&apos;t be used. Store it: mcp-runtime secrets set %1</source>
        <translation>Der Eintrag „%1“ des Schlüsselbunds ist leer oder kein Schlüssel, deshalb kann %2 nicht benutzt werden. Legen Sie ihn an: mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>%1 is kept in the keychain, and no keychain answers in this session. Set it in the environment, or name a file of secrets with SECRETS_FILE.</source>
        <translation>%1 liegt im Schlüsselbund, und in dieser Sitzung antwortet keiner. Setzen Sie es in der Umgebung, oder nennen Sie mit SECRETS_FILE eine Datei mit Geheimnissen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The keychain has not given it within %2 s. Is a window asking for its password?</source>
        <translation>Der Schlüsselbund hat es nicht innerhalb von %2 s herausgegeben. Fragt ein Fenster nach seinem Passwort?</translation>
    </message>
    <message>
        <source>No keychain answers in this session, and tokens are kept nowhere else. Start one (on Linux a Secret Service), or run this in your desktop session.</source>
        <translation>In dieser Sitzung antwortet kein Schlüsselbund, und Token werden nirgends sonst aufbewahrt. Starten Sie einen (unter Linux einen Secret Service), oder führen Sie dies in Ihrer Desktop-Sitzung aus.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Mit der Sitzung starten</translation>
    </message>
    <message>
        <source>MCP Runtime is in the tray when you log in.</source>
        <translation>MCP Runtime ist nach der Anmeldung im Infobereich.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>When an approval or a sign-in is needed, or a server gave up.</source>
        <translation>Wenn eine Genehmigung oder Anmeldung nötig ist oder ein Server aufgegeben hat.</translation>
    </message>
    <message>
        <source>Tray icon in one colour</source>
        <translation>Einfarbiges Symbol im Infobereich</translation>
    </message>
    <message>
        <source>States are told by their shape alone.</source>
        <translation>Zustände werden allein durch die Form angezeigt.</translation>
    </message>
    <message>
        <source>Discovery service</source>
        <translation>Verzeichnisdienst</translation>
    </message>
    <message>
        <source>Address of a service that knows more servers. Without one, only the servers of this computer are searched, offline.</source>
        <translation>Adresse eines Dienstes, der weitere Server kennt. Ohne ihn werden nur die Server dieses Computers durchsucht, ohne Netz.</translation>
    </message>
    <message>
        <source>Trust its start commands</source>
        <translation>Seinen Startbefehlen vertrauen</translation>
    </message>
    <message>
        <source>Start what the service proposes without asking you. Leave this off unless the service is your own.</source>
        <translation>Startet, was der Dienst vorschlägt, ohne Sie zu fragen. Lassen Sie dies aus, wenn der Dienst nicht Ihr eigener ist.</translation>
    </message>
    <message>
        <source>Serve clients over HTTP</source>
        <translation>Clients über HTTP bedienen</translation>
    </message>
    <message>
        <source>For clients that take an address instead of a command.</source>
        <translation>Für Clients, die eine Adresse statt eines Befehls erwarten.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>127.0.0.1 lets in programs of this computer only.</source>
        <translation>127.0.0.1 lässt nur Programme dieses Computers herein.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Start servers on call</source>
        <translation>Server bei Aufruf starten</translation>
    </message>
    <message>
        <source>A call to a server that does not run starts it.</source>
        <translation>Ein Aufruf an einen Server, der nicht läuft, startet ihn.</translation>
    </message>
    <message>
        <source>Stop idle servers after (s)</source>
        <translation>Untätige Server anhalten nach (s)</translation>
    </message>
    <message>
        <source>0 = never.</source>
        <translation>0 = nie.</translation>
    </message>
    <message>
        <source>Make slow calls tasks after (s)</source>
        <translation>Langsame Aufrufe zu Aufgaben machen nach (s)</translation>
    </message>
    <message>
        <source>The client need not wait for them then. 0 = never.</source>
        <translation>Der Client muss dann nicht auf sie warten. 0 = nie.</translation>
    </message>
    <message>
        <source>Longest result (tokens)</source>
        <translation>Längstes Ergebnis (Token)</translation>
    </message>
    <message>
        <source>What is longer is stored, and the model gets a preview.</source>
        <translation>Längeres wird gespeichert, und das Modell erhält eine Vorschau.</translation>
    </message>
    <message>
        <source>Waiting tasks at most</source>
        <translation>Höchstzahl wartender Aufgaben</translation>
    </message>
    <message>
        <source>Running tasks at most</source>
        <translation>Höchstzahl laufender Aufgaben</translation>
    </message>
    <message>
        <source>Folder of stored results</source>
        <translation>Ordner der gespeicherten Ergebnisse</translation>
    </message>
    <message>
        <source>Nobody else can read it. Empty = in your data folder.</source>
        <translation>Niemand sonst kann ihn lesen. Leer = in Ihrem Datenordner.</translation>
    </message>
    <message>
        <source>Describe images in words</source>
        <translation>Bilder in Worten beschreiben</translation>
    </message>
    <message>
        <source>Sends stored images to the service below, if it has a key or an address.</source>
        <translation>Schickt gespeicherte Bilder an den Dienst unten, wenn er einen Schlüssel oder eine Adresse hat.</translation>
    </message>
    <message>
        <source>Service for descriptions</source>
        <translation>Dienst für Beschreibungen</translation>
    </message>
    <message>
        <source>Any service with the OpenAI interface; one on this computer keeps images here.</source>
        <translation>Ein beliebiger Dienst mit der OpenAI-Schnittstelle; mit einem auf diesem Computer bleiben Bilder hier.</translation>
    </message>
    <message>
        <source>Its model</source>
        <translation>Sein Modell</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>Kept in the keychain of your system only.</source>
        <translation>Wird nur im Schlüsselbund Ihres Systems aufbewahrt.</translation>
    </message>
    <message>
        <source>Key for its start commands</source>
        <translation>Schlüssel für seine Startbefehle</translation>
    </message>
    <message>
        <source>The service decrypts start commands with it. Kept in the keychain only.</source>
        <translation>Damit entschlüsselt der Dienst Startbefehle. Wird nur im Schlüsselbund aufbewahrt.</translation>
    </message>
    <message>
        <source>Key of this service</source>
        <translation>Schlüssel dieses Dienstes</translation>
    </message>
    <message>
        <source>Model for search by meaning</source>
        <translation>Modell für die Suche nach Bedeutung</translation>
    </message>
    <message>
        <source>Empty = the one built in, offline. Names and descriptions of tools are sent to the service of any other.</source>
        <translation>Leer = das eingebaute, offline. An den Dienst jedes anderen werden Namen und Beschreibungen von Tools geschickt.</translation>
    </message>
    <message>
        <source>Service for search by meaning</source>
        <translation>Dienst für die Suche nach Bedeutung</translation>
    </message>
    <message>
        <source>Empty = the service for descriptions, with its key.</source>
        <translation>Leer = der Dienst für Beschreibungen, mit dessen Schlüssel.</translation>
    </message>
    <message>
        <source>Key of the service for search</source>
        <translation>Schlüssel des Dienstes für die Suche</translation>
    </message>
    <message>
        <source>File of secrets</source>
        <translation>Datei für Geheimnisse</translation>
    </message>
    <message>
        <source>For a system without a keychain: keys are kept in this file, which only you can read, as plain text. Empty = the keychain.</source>
        <translation>Für ein System ohne Schlüsselbund: Schlüssel stehen im Klartext in dieser Datei, die nur Sie lesen können. Leer = der Schlüsselbund.</translation>
    </message>
    <message>
        <source>When a server changes a tool</source>
        <translation>Wenn ein Server ein Werkzeug ändert</translation>
    </message>
    <message>
        <source>A changed tool may do something else than the one that you know.</source>
        <translation>Ein geändertes Werkzeug kann etwas anderes tun als das, das Sie kennen.</translation>
    </message>
    <message>
        <source>ask before it is called</source>
        <translation>vor dem Aufruf fragen</translation>
    </message>
    <message>
        <source>use it as it comes</source>
        <translation>es so verwenden, wie es kommt</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
</context>
<context>
    <name>mcprt::ActivityPage</name>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Filter by server, tool or outcome</source>
        <translation>Nach Server, Werkzeug oder Ergebnis filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Tokens kept out of the context, by second</source>
        <translation>Aus dem Kontext ferngehaltene Token, je Sekunde</translation>
    </message>
    <message>
        <source>Nothing has been called yet.
Connect a client, or try a tool on the page Search.</source>
        <translation>Noch wurde nichts aufgerufen.
Verbinden Sie einen Client, oder probieren Sie ein Werkzeug auf der Seite „Suche“ aus.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>%1 calls, %2 failed. Kept out of the context: %3 tokens</source>
        <translation>%1 Aufrufe, %2 fehlgeschlagen. Aus dem Kontext ferngehalten: %3 Token</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Aufrufe exportieren</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>mcprt::ApplyPage</name>
    <message>
        <source>Taking over servers and connecting programs</source>
        <translation>Server übernehmen und Programme verbinden</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Bei der Arbeit</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Your keychain may ask whether MCP Runtime may keep keys in it.</source>
        <translation>Ihr Schlüsselbund fragt vielleicht, ob MCP Runtime Schlüssel darin aufbewahren darf.</translation>
    </message>
    <message>
        <source>Go back and try again, or go on without it.</source>
        <translation>Gehen Sie zurück und versuchen Sie es noch einmal, oder gehen Sie ohne es weiter.</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importiert: %1.</translation>
    </message>
    <message>
        <source>Connected: %1. Restart them, so that they read their files.</source>
        <translation>Verbunden: %1. Starten Sie sie neu, damit sie ihre Dateien lesen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalDialog</name>
    <message>
        <source>May this server be started?</source>
        <translation>Darf dieser Server gestartet werden?</translation>
    </message>
    <message>
        <source>Approved before</source>
        <translation>Bisher genehmigt</translation>
    </message>
    <message>
        <source>Proposed now</source>
        <translation>Jetzt vorgeschlagen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>&amp;Always this command</source>
        <translation>Diesen Befehl &amp;immer</translation>
    </message>
    <message>
        <source>Only &amp;once</source>
        <translation>Nur &amp;einmal</translation>
    </message>
    <message>
        <source>&amp;Deny</source>
        <translation>&amp;Ablehnen</translation>
    </message>
    <message>
        <source>A discovery service wants to start a program on this computer. It can do whatever you can do. Approve it only if you know it.</source>
        <translation>Ein Verzeichnisdienst möchte ein Programm auf diesem Computer starten. Es kann alles tun, was Sie tun können. Genehmigen Sie es nur, wenn Sie es kennen.</translation>
    </message>
    <message>
        <source>The start command of a server that you approved has changed. Compare it before you go on.</source>
        <translation>Der Startbefehl eines Servers, den Sie genehmigt haben, hat sich geändert. Vergleichen Sie ihn, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Vorgeschlagen von</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>your home folder</source>
        <translation>Ihr persönlicher Ordner</translation>
    </message>
    <message>
        <source>Gets the variables</source>
        <translation>Erhält die Variablen</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no variables</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>May this changed tool be used?</source>
        <translation>Darf dieses geänderte Werkzeug verwendet werden?</translation>
    </message>
    <message>
        <source>&amp;Next change</source>
        <translation>&amp;Nächste Änderung</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>&amp;Vorige Änderung</translation>
    </message>
    <message>
        <source>&amp;Always this version</source>
        <translation>&amp;Immer diese Fassung</translation>
    </message>
    <message>
        <source>A server describes one of its tools otherwise than before. Until you decide, it is not called. What differs is marked with − and +.</source>
        <translation>Ein Server beschreibt eines seiner Werkzeuge anders als bisher. Bis Sie entscheiden, wird es nicht aufgerufen. Was sich unterscheidet, ist mit − und + markiert.</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>Eingerichtet in</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalModel</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1: changed %2</source>
        <translation>%1: geändert %2</translation>
    </message>
    <message>
        <source>%1 (denied)</source>
        <translation>%1 (abgelehnt)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalPage</name>
    <message>
        <source>Approvals</source>
        <translation>Genehmigungen</translation>
    </message>
    <message>
        <source>&amp;Review…</source>
        <translation>&amp;Prüfen …</translation>
    </message>
    <message>
        <source>Nothing waits for you.
When a discovery service proposes a server, or a server changes one of its tools, you are asked here first.</source>
        <translation>Nichts wartet auf Sie.
Wenn ein Verzeichnisdienst einen Server vorschlägt oder ein Server eines seiner Werkzeuge ändert, werden Sie hier zuerst gefragt.</translation>
    </message>
</context>
<context>
    <name>mcprt::CallModel</name>
    <message>
        <source>done</source>
        <comment>outcome of a call</comment>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>the tool reports an error</source>
        <translation>das Werkzeug meldet einen Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Tokens saved</source>
        <translation>Gesparte Token</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
</context>
<context>
    <name>mcprt::ChangeDialog</name>
    <message>
        <source>The change</source>
        <translation>Die Änderung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>mcprt::ChoosePage</name>
    <message>
        <source>Tick &amp;all</source>
        <translation>&amp;Alle ankreuzen</translation>
    </message>
    <message>
        <source>Which servers do you want to take over?</source>
        <translation>Welche Server möchten Sie übernehmen?</translation>
    </message>
    <message>
        <source>Tick those you know and trust: with a tick you approve the command or address that is shown. They are copied into your own configuration, their keys into the keychain. Nothing is started.</source>
        <translation>Kreuzen Sie an, was Sie kennen und dem Sie trauen: Mit dem Häkchen genehmigen Sie den gezeigten Befehl oder die Adresse. Sie werden in Ihre eigene Konfiguration kopiert, ihre Schlüssel in den Schlüsselbund. Nichts wird gestartet.</translation>
    </message>
    <message>
        <source>Servers of your programs</source>
        <translation>Server Ihrer Programme</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Starts, or speaks to</source>
        <translation>Startet, oder spricht mit</translation>
    </message>
    <message>
        <source>All about the chosen server</source>
        <translation>Alles über den gewählten Server</translation>
    </message>
    <message>
        <source>Your programs have no servers of their own. Go on to connect them with MCP Runtime.</source>
        <translation>Ihre Programme haben keine eigenen Server. Gehen Sie weiter, um sie mit MCP Runtime zu verbinden.</translation>
    </message>
    <message>
        <source>%1 (is here already)</source>
        <translation>%1 (ist schon hier)</translation>
    </message>
    <message>
        <source>A tick here ticks all servers of %1.</source>
        <translation>Ein Häkchen hier kreuzt alle Server von %1 an.</translation>
    </message>
    <message>
        <source>Is given: %1</source>
        <translation>Bekommt: %1</translation>
    </message>
    <message>
        <source>Into the keychain: %1</source>
        <translation>In den Schlüsselbund: %1</translation>
    </message>
</context>
<context>
    <name>mcprt::ClientModel</name>
    <message>
        <source>Not here</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Servers of its own</source>
        <translation>Eigene Server</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>mcprt::ClientPage</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden…</translation>
    </message>
    <message>
        <source>&amp;Disconnect…</source>
        <translation>&amp;Trennen…</translation>
    </message>
    <message>
        <source>&amp;Import its servers…</source>
        <translation>Seine Server &amp;importieren…</translation>
    </message>
    <message>
        <source>No MCP client was found on this computer.</source>
        <translation>Auf diesem Computer wurde kein MCP-Client gefunden.</translation>
    </message>
    <message>
        <source>This is written into the file of %1. Everything else in it stays, and Disconnect takes it back.</source>
        <translation>Dies wird in die Datei von %1 geschrieben. Alles andere darin bleibt, und „Trennen“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>V&amp;erbinden</translation>
    </message>
    <message>
        <source>%1 is connected. Restart it, so that it reads its file.</source>
        <translation>%1 ist verbunden. Starten Sie es neu, damit es seine Datei liest.</translation>
    </message>
    <message>
        <source>This is taken out of the file of %1.</source>
        <translation>Dies wird aus der Datei von %1 entfernt.</translation>
    </message>
    <message>
        <source>D&amp;isconnect</source>
        <translation>T&amp;rennen</translation>
    </message>
    <message>
        <source>%1 is disconnected.</source>
        <translation>%1 ist getrennt.</translation>
    </message>
    <message>
        <source>All servers of %1 are here already.</source>
        <translation>Alle Server von %1 sind schon hier.</translation>
    </message>
    <message>
        <source>into the keychain: %1</source>
        <translation>in den Schlüsselbund: %1</translation>
    </message>
    <message>
        <source>Import servers</source>
        <translation>Server importieren</translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation>I&amp;mportieren</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importiert: %1.</translation>
    </message>
    <message>
        <source>These servers of %1 are copied into your own configuration. Nothing is started.</source>
        <translation>Diese Server von %1 werden in Ihre eigene Konfiguration kopiert. Nichts wird gestartet.</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of %1 are here now. Shall its own entries give way to one for this program, so that each server runs once for all clients? Disconnect takes it back.</source>
        <translation>
            <numerusform>%n Server von %1 ist jetzt hier. Soll dessen eigener Eintrag einem für dieses Programm weichen, damit der Server einmal für alle Clients läuft? „Trennen“ macht es rückgängig.</numerusform>
            <numerusform>%n Server von %1 sind jetzt hier. Sollen dessen eigene Einträge einem für dieses Programm weichen, damit jeder Server einmal für alle Clients läuft? „Trennen“ macht es rückgängig.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>%1 now uses this program. Restart it, so that it reads its file.</source>
        <translation>%1 benutzt jetzt dieses Programm. Starten Sie es neu, damit es seine Datei liest.</translation>
    </message>
    <message>
        <source>Looking for clients …</source>
        <translation>Clients werden gesucht …</translation>
    </message>
    <message>
        <source>Reading the file of %1 …</source>
        <translation>Die Datei von %1 wird gelesen …</translation>
    </message>
    <message>
        <source>Writing the file of %1 …</source>
        <translation>Die Datei von %1 wird geschrieben …</translation>
    </message>
    <message>
        <source>not the key that the keychain has: %1</source>
        <translation>nicht der Schlüssel, den der Schlüsselbund hat: %1</translation>
    </message>
    <message>
        <source>The servers of %1 are here already, but its file has other keys for them. Shall they take the place of those in the keychain?</source>
        <translation>Die Server von %1 sind schon hier, aber seine Datei hat andere Schlüssel für sie. Sollen diese an die Stelle derer im Schlüsselbund treten?</translation>
    </message>
    <message>
        <source>&amp;Replace the keys</source>
        <translation>Schlüssel &amp;ersetzen</translation>
    </message>
    <message>
        <source>&amp;Replace the keys that the keychain has</source>
        <translation>Schlüssel im Schlüsselbund &amp;ersetzen</translation>
    </message>
    <message>
        <source>Taking the servers of %1 over. Your keychain may ask for its password.</source>
        <translation>Die Server von %1 werden übernommen. Ihr Schlüsselbund fragt vielleicht nach seinem Passwort.</translation>
    </message>
    <message>
        <source>Replaced in the keychain: %1. A server uses its new key from its next start on.</source>
        <translation>Im Schlüsselbund ersetzt: %1. Ein Server benutzt seinen neuen Schlüssel ab seinem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentModel</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Verweis</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentPage</name>
    <message>
        <source>Stored results</source>
        <translation>Gespeicherte Ergebnisse</translation>
    </message>
    <message>
        <source>Nothing is stored.
A result that is too long for a context is kept here, and the model gets a reference to it.</source>
        <translation>Nichts ist gespeichert.
Ein Ergebnis, das für einen Kontext zu lang ist, wird hier aufbewahrt, und das Modell erhält einen Verweis darauf.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Choose a result to see it.</source>
        <translation>Wählen Sie ein Ergebnis, um es zu sehen.</translation>
    </message>
    <message>
        <source>Preview of an image</source>
        <translation>Vorschau eines Bildes</translation>
    </message>
    <message>
        <source>
… the beginning only; the whole is longer.</source>
        <translation>
… nur der Anfang; das Ganze ist länger.</translation>
    </message>
    <message>
        <source>There is no preview for %1.</source>
        <translation>Für %1 gibt es keine Vorschau.</translation>
    </message>
</context>
<context>
    <name>mcprt::ElicitationDialog</name>
    <message>
        <source>%1 asks</source>
        <translation>%1 fragt</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) wait behind this one.</source>
        <translation>
            <numerusform>%n weitere Frage wartet dahinter.</numerusform>
            <numerusform>%n weitere Fragen warten dahinter.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server “%1” needs something from you to go on with a call. The program that made the call can&apos;t ask you itself.</source>
        <translation>Der Server „%1“ braucht etwas von Ihnen, um einen Aufruf fortzusetzen. Das Programm, das ihn aufgerufen hat, kann Sie nicht selbst fragen.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>There is nothing to fill in: it asks for your consent.</source>
        <translation>Es ist nichts auszufüllen: Gefragt ist Ihre Zustimmung.</translation>
    </message>
    <message>
        <source>Say only what this server may know: it gets what you send. Never enter a password or key here.</source>
        <translation>Geben Sie nur an, was dieser Server wissen darf: Er bekommt, was Sie senden. Geben Sie hier nie ein Passwort oder einen Schlüssel ein.</translation>
    </message>
    <message>
        <source>It wants you to open a page of %1 in your browser.</source>
        <translation>Er möchte, dass Sie im Browser eine Seite von %1 öffnen.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The page is not encrypted: others may read along.</source>
        <translation>Die Seite ist nicht verschlüsselt: Andere können mitlesen.</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>&amp;Open page</source>
        <translation>Seite ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>mcprt::FindPage</name>
    <message>
        <source>Welcome to MCP Runtime</source>
        <translation>Willkommen bei MCP Runtime</translation>
    </message>
    <message>
        <source>It stands between your AI programs and their MCP servers: each server runs once for all of them, only while it is used, and a model sees a handful of tools instead of hundreds. The next steps take under a minute. Nothing is changed before you have seen it.</source>
        <translation>Es steht zwischen Ihren KI-Programmen und deren MCP-Servern: Jeder Server läuft einmal für alle und nur, solange er gebraucht wird, und ein Modell sieht eine Handvoll Werkzeuge statt Hunderte. Die nächsten Schritte dauern keine Minute. Nichts wird geändert, bevor Sie es gesehen haben.</translation>
    </message>
    <message>
        <source>AI programs on this computer</source>
        <translation>KI-Programme auf diesem Rechner</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Its servers</source>
        <translation>Seine Server</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Erneut s&amp;uchen</translation>
    </message>
    <message>
        <source>Looking for programs …</source>
        <translation>Programme werden gesucht …</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>No AI program that speaks MCP was found. You can try MCP Runtime with a demo server, and come back once one is installed.</source>
        <translation>Es wurde kein KI-Programm gefunden, das MCP spricht. Sie können MCP Runtime mit einem Demo-Server ausprobieren und wiederkommen, sobald eines installiert ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) can become yours. None is started yet.</source>
        <translation>
            <numerusform>%n Server kann zu Ihrem werden. Er wird noch nicht gestartet.</numerusform>
            <numerusform>%n Server können zu Ihren werden. Noch wird keiner gestartet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::FirstRunWizard</name>
    <message>
        <source>Set up MCP Runtime</source>
        <translation>MCP Runtime einrichten</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Set up &amp;later</source>
        <translation>&amp;Später einrichten</translation>
    </message>
    <message>
        <source>&amp;Skip this step</source>
        <translation>Schritt übers&amp;pringen</translation>
    </message>
</context>
<context>
    <name>mcprt::ImportWork</name>
    <message>
        <source>There is no client &apos;%1&apos;.</source>
        <translation>Es gibt keinen Client „%1“.</translation>
    </message>
    <message>
        <source>The keychain has not answered yet.</source>
        <translation>Der Schlüsselbund hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>%1 needs values that its client asks for. Set them in a terminal: mcp-runtime secrets set %2</source>
        <translation>%1 braucht Werte, nach denen sein Client fragt. Setzen Sie sie in einem Terminal: mcp-runtime secrets set %2</translation>
    </message>
</context>
<context>
    <name>mcprt::KeyField</name>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear: %1</source>
        <translation>Löschen: %1</translation>
    </message>
    <message>
        <source>kept when you save</source>
        <translation>wird beim Speichern behalten</translation>
    </message>
    <message>
        <source>removed when you save</source>
        <translation>wird beim Speichern entfernt</translation>
    </message>
    <message>
        <source>set</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>type to replace it</source>
        <translation>zum Ersetzen tippen</translation>
    </message>
</context>
<context>
    <name>mcprt::LastPage</name>
    <message>
        <source>Start MCP Runtime when &amp;I log in</source>
        <translation>MCP Runtime starten, wenn ich mich &amp;anmelde</translation>
    </message>
    <message>
        <source>One last question</source>
        <translation>Eine letzte Frage</translation>
    </message>
    <message>
        <source>Your programs start what they need by themselves. With MCP Runtime in the tray, servers stay warm between them, and you are asked before something risky happens.</source>
        <translation>Ihre Programme starten selbst, was sie brauchen. Mit MCP Runtime im Infobereich bleiben Server zwischen ihnen bereit, und Sie werden gefragt, bevor etwas Riskantes geschieht.</translation>
    </message>
    <message>
        <source>Everything here can be changed later: File, Settings. This assistant is in the same menu, under Set up.</source>
        <translation>Alles hier lässt sich später ändern: Datei, Einstellungen. Dieser Assistent ist im selben Menü, unter „Einrichten“.</translation>
    </message>
</context>
<context>
    <name>mcprt::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalte</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Genehmigungen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About MCP Runtime</source>
        <translation>Ü&amp;ber MCP Runtime</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>shared with process %1</source>
        <translation>geteilt mit Prozess %1</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n Client</numerusform>
            <numerusform>%n Clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Approvals (%1)</source>
        <translation>Genehmigungen (%1)</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>Ein&amp;richten…</translation>
    </message>
</context>
<context>
    <name>mcprt::PreviewPage</name>
    <message>
        <source>&amp;Replace the servers that I take over, so that they run once for all programs</source>
        <translation>&amp;Die Server ersetzen, die ich übernehme, damit sie einmal für alle Programme laufen</translation>
    </message>
    <message>
        <source>What changes in the files of your programs</source>
        <translation>Was sich in den Dateien Ihrer Programme ändert</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Ticked programs get one entry for MCP Runtime. Here is exactly what is written; everything else in these files stays, a backup is kept, and Clients, Disconnect takes it back.</source>
        <translation>Angekreuzte Programme bekommen einen Eintrag für MCP Runtime. Hier steht genau, was geschrieben wird; alles andere in diesen Dateien bleibt, eine Sicherung wird aufbewahrt, und „Clients“, „Trennen“ macht es rückgängig.</translation>
    </message>
    <message>
        <source>Programs to connect</source>
        <translation>Zu verbindende Programme</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>Die Änderung</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>Wird ausgearbeitet …</translation>
    </message>
    <message>
        <source>%1 (is connected)</source>
        <translation>%1 (ist verbunden)</translation>
    </message>
    <message>
        <source>%1 (can&apos;t be changed)</source>
        <translation>%1 (nicht änderbar)</translation>
    </message>
    <message>
        <source>Nothing to change in %1.</source>
        <translation>In %1 ist nichts zu ändern.</translation>
    </message>
</context>
<context>
    <name>mcprt::SchemaForm</name>
    <message>
        <source>%1 must be written as JSON.</source>
        <translation>%1 muss als JSON geschrieben werden.</translation>
    </message>
    <message>
        <source>JSON. %1</source>
        <translation>JSON. %1</translation>
    </message>
    <message>
        <source>%1 is needed.</source>
        <translation>%1 wird gebraucht.</translation>
    </message>
    <message>
        <source>must be an e-mail address</source>
        <translation>muss eine E-Mail-Adresse sein</translation>
    </message>
    <message>
        <source>must be a whole address</source>
        <translation>muss eine vollständige Adresse sein</translation>
    </message>
    <message>
        <source>must be a date such as 2026-01-31</source>
        <translation>muss ein Datum sein wie 2026-01-31</translation>
    </message>
    <message>
        <source>must be a time such as 2026-01-31T18:00:00Z</source>
        <translation>muss ein Zeitpunkt sein wie 2026-01-31T18:00:00Z</translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n choice(s)</source>
        <translation>
            <numerusform>braucht mindestens %n Auswahl</numerusform>
            <numerusform>braucht mindestens %n Auswahlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n choice(s)</source>
        <translation>
            <numerusform>erlaubt höchstens %n Auswahl</numerusform>
            <numerusform>erlaubt höchstens %n Auswahlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n character(s)</source>
        <translation>
            <numerusform>braucht mindestens %n Zeichen</numerusform>
            <numerusform>braucht mindestens %n Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n character(s)</source>
        <translation>
            <numerusform>erlaubt höchstens %n Zeichen</numerusform>
            <numerusform>erlaubt höchstens %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>muss eine Zahl sein</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>must be at least %1</source>
        <translation>muss mindestens %1 sein</translation>
    </message>
    <message>
        <source>must be at most %1</source>
        <translation>darf höchstens %1 sein</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>name of a field, then what is wrong with it</comment>
        <translation>„%1“ %2.</translation>
    </message>
</context>
<context>
    <name>mcprt::SearchPage</name>
    <message>
        <source>&amp;Call this tool</source>
        <translation>Dieses Werkzeug aufru&amp;fen</translation>
    </message>
    <message>
        <source>What should be done? For example: convert miles to km</source>
        <translation>Was soll geschehen? Zum Beispiel: Meilen in Kilometer umrechnen</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Tools that were found</source>
        <translation>Gefundene Werkzeuge</translation>
    </message>
    <message>
        <source>Choose a tool to try it.</source>
        <translation>Wählen Sie ein Werkzeug, um es auszuprobieren.</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>What the model gets</source>
        <translation>Was das Modell erhält</translation>
    </message>
    <message>
        <source>Here you see the answer as a model gets it.</source>
        <translation>Hier sehen Sie die Antwort, wie ein Modell sie erhält.</translation>
    </message>
    <message>
        <source>Calling %1 …</source>
        <translation>%1 wird aufgerufen …</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>Dieses Werkzeug braucht keine Argumente.</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerModel</name>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Gave up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Wrong entry</source>
        <translation>Falscher Eintrag</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>Wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>%1 (%2 failed)</source>
        <translation>%1 (%2 fehlgeschlagen)</translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95 % binnen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Idle stop</source>
        <translation>Leerlaufstopp</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerPage</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>No tools are known yet. They are listed when the server starts.</source>
        <translation>Noch sind keine Werkzeuge bekannt. Sie werden aufgelistet, wenn der Server startet.</translation>
    </message>
    <message>
        <source>Log of the server</source>
        <translation>Protokoll des Servers</translation>
    </message>
    <message>
        <source>The server has written nothing to its log.</source>
        <translation>Der Server hat nichts in sein Protokoll geschrieben.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation>S&amp;tarten</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Anha&amp;lten</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Neu starten</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>Eingetragen in</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>No server is known yet.</source>
        <translation>Noch ist kein Server bekannt.</translation>
    </message>
    <message>
        <source>Take over those of your other programs: on the page Clients, Import its servers.</source>
        <translation>Übernehmen Sie die Ihrer anderen Programme: auf der Seite Clients, Seine Server importieren.</translation>
    </message>
    <message>
        <source>Or add one to the configuration file.</source>
        <translation>Oder tragen Sie einen in die Konfigurationsdatei ein.</translation>
    </message>
    <message>
        <source>Or add one to the configuration file: %1</source>
        <translation>Oder tragen Sie einen in die Konfigurationsdatei ein: %1</translation>
    </message>
    <message>
        <source>Or set a discovery service: Settings, Discovery.</source>
        <translation>Oder geben Sie einen Verzeichnisdienst an: Einstellungen, Verzeichnis.</translation>
    </message>
    <message>
        <source>The discovery service at %1 knows more: a search finds them. Whether it answers says the test under Settings, Discovery.</source>
        <translation>Der Verzeichnisdienst auf %1 kennt weitere: Eine Suche findet sie. Ob er antwortet, sagt der Test unter Einstellungen, Verzeichnis.</translation>
    </message>
    <message>
        <source>S&amp;witch on</source>
        <translation>E&amp;inschalten</translation>
    </message>
    <message>
        <source>S&amp;witch off</source>
        <translation>A&amp;usschalten</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingRow</name>
    <message>
        <source>This is no address. It begins with https:// and names a computer.</source>
        <translation>Das ist keine Adresse. Sie beginnt mit https:// und nennt einen Computer.</translation>
    </message>
    <message>
        <source>Use https://, else others on the way can read your keys.</source>
        <translation>Verwenden Sie https://, sonst können andere unterwegs Ihre Schlüssel lesen.</translation>
    </message>
    <message>
        <source>Set by %1, and can&apos;t be changed here.</source>
        <translation>Festgelegt durch %1; hier nicht änderbar.</translation>
    </message>
    <message>
        <source>Give the whole path of the folder.</source>
        <translation>Geben Sie den ganzen Pfad des Ordners an.</translation>
    </message>
    <message>
        <source>It stands in settings.ini as plain text: type it again and save, and it moves to the keychain.</source>
        <translation>Er steht im Klartext in settings.ini: Tippen Sie ihn noch einmal und speichern Sie, dann zieht er in den Schlüsselbund um.</translation>
    </message>
    <message>
        <source>Give the whole path of the file.</source>
        <translation>Geben Sie den ganzen Pfad der Datei an.</translation>
    </message>
    <message>
        <source>Holds from the next start on.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;Test the service</source>
        <translation>Dienst &amp;testen</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Der Dienst wird gefragt …</translation>
    </message>
    <message>
        <source>It answered in %1 and knows %2 servers with %3 tools.</source>
        <translation>Er antwortete in %1 und kennt %2 Server mit %3 Werkzeugen.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>&amp;Vorgaben</translation>
    </message>
    <message>
        <source>Nothing was saved. %1</source>
        <translation>Nichts wurde gespeichert. %1</translation>
    </message>
    <message>
        <source>Saving. The keychain of your system may ask for its password.</source>
        <translation>Wird gespeichert. Der Schlüsselbund Ihres Systems fragt vielleicht nach seinem Passwort.</translation>
    </message>
    <message>
        <source>Which of your programs use MCP Runtime, and whose servers it takes over, is on the page Clients of the window: connect, disconnect, import.</source>
        <translation>Welche Ihrer Programme MCP Runtime benutzen und wessen Server es übernimmt, steht auf der Seite Clients des Fensters: verbinden, trennen, importieren.</translation>
    </message>
    <message>
        <source>&amp;Go to Clients</source>
        <translation>&amp;Zu den Clients</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskModel</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a task</comment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskPage</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>Aufgabe a&amp;bbrechen</translation>
    </message>
    <message>
        <source>Show &amp;result</source>
        <translation>E&amp;rgebnis zeigen</translation>
    </message>
    <message>
        <source>No tasks.
A call that takes long goes on here, so that the client need not wait for it.</source>
        <translation>Keine Aufgaben.
Ein Aufruf, der lange dauert, läuft hier weiter, damit der Client nicht auf ihn warten muss.</translation>
    </message>
    <message>
        <source>Result of the task</source>
        <translation>Ergebnis der Aufgabe</translation>
    </message>
</context>
<context>
    <name>mcprt::TokenList</name>
    <message>
        <source>Access tokens</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Name of a client, as cursor</source>
        <translation>Name eines Clients, etwa cursor</translation>
    </message>
    <message>
        <source>Name of a client</source>
        <translation>Name eines Clients</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>E&amp;rneuern</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>&amp;Widerrufen …</translation>
    </message>
    <message>
        <source>&amp;Make a token</source>
        <translation>&amp;Token erstellen</translation>
    </message>
    <message>
        <source>Each client shows its own when it connects over HTTP. What you do here holds at once: a token that is renewed or revoked is refused from the next request on.</source>
        <translation>Jeder Client zeigt seines, wenn er sich über HTTP verbindet. Was Sie hier tun, gilt sofort: Ein erneuertes oder widerrufenes Token wird ab der nächsten Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>Revoke the token of %1?</source>
        <translation>Das Token von %1 widerrufen?</translation>
    </message>
    <message>
        <source>%1 is refused from its next request on, until you give it another token.</source>
        <translation>%1 wird ab der nächsten Anfrage abgelehnt, bis Sie ein anderes Token geben.</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <translation>&amp;Widerrufen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>mcprt::ToolComparison</name>
    <message>
        <source>Comparison of the tool</source>
        <translation>Vergleich des Werkzeugs</translation>
    </message>
    <message>
        <source>As it was approved</source>
        <translation>Wie genehmigt</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Wie es jetzt ist</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
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
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayFirstRun</name>
    <message>
        <source>%1 was left as it is, because %2 could not be taken over. Go back, untick that server, and apply again.</source>
        <translation>%1 blieb, wie es ist, weil %2 nicht übernommen werden konnte. Gehen Sie zurück, nehmen Sie das Häkchen dieses Servers weg und wenden Sie es noch einmal an.</translation>
    </message>
    <message>
        <source>The demo server is not beside this program: %1 is missing. Install MCP Runtime again, or choose a server of your own.</source>
        <translation>Der Demo-Server liegt nicht neben diesem Programm: %1 fehlt. Installieren Sie MCP Runtime neu, oder wählen Sie einen eigenen Server.</translation>
    </message>
    <message>
        <source>The keychain has another %1 than the program&apos;s file, and keeps it. To replace it: Clients, Import its servers.</source>
        <translation>Der Schlüsselbund hat einen anderen Wert für %1 als die Datei des Programms und behält ihn. Ersetzen lässt er sich unter „Clients“, „Seine Server importieren“.</translation>
    </message>
    <message>
        <source>%1 was left as it is, because %2 has another key there.</source>
        <translation>%1 bleibt, wie es ist, weil %2 dort einen anderen Schlüssel hat.</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayIcon</name>
    <message>
        <source>&amp;Open MCP Runtime</source>
        <translation>MCP Runtime ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Copy endpoint</source>
        <translation>Endpunkt &amp;kopieren</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>The engine could not start</source>
        <translation>Der Kern konnte nicht starten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>%1 of %2 servers running</source>
        <translation>%1 von %2 Servern laufen</translation>
    </message>
    <message>
        <source>&amp;Approvals (%1)</source>
        <translation>&amp;Genehmigungen (%1)</translation>
    </message>
    <message>
        <source>No server is known</source>
        <translation>Kein Server ist bekannt</translation>
    </message>
    <message>
        <source>All servers…</source>
        <translation>Alle Server …</translation>
    </message>
    <message>
        <source>Approval needed</source>
        <translation>Genehmigung nötig</translation>
    </message>
    <message>
        <source>A server gave up</source>
        <translation>Ein Server hat aufgegeben</translation>
    </message>
    <message>
        <source>%1 ended again and again and is not restarted any more.</source>
        <translation>%1 endete immer wieder und wird nicht mehr neu gestartet.</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>%1 does not let us in. Sign in again, or check its key.</source>
        <translation>%1 lässt uns nicht herein. Melden Sie sich neu an, oder prüfen Sie seinen Schlüssel.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for your approval.</source>
        <translation>
            <numerusform>%n Anfrage wartet auf Ihre Genehmigung.</numerusform>
            <numerusform>%n Anfragen warten auf Ihre Genehmigung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Servers gave up</source>
        <translation>Server haben aufgegeben</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) ended again and again and are not restarted any more: %1</source>
        <translation>
            <numerusform>%n Server endete immer wieder und wird nicht mehr neu gestartet: %1</numerusform>
            <numerusform>%n Server endeten immer wieder und werden nicht mehr neu gestartet: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) do not let us in. Sign in again, or check their keys: %1</source>
        <translation>
            <numerusform>%n Server lässt uns nicht herein. Melden Sie sich neu an, oder prüfen Sie seinen Schlüssel: %1</numerusform>
            <numerusform>%n Server lassen uns nicht herein. Melden Sie sich neu an, oder prüfen Sie ihre Schlüssel: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::TrayProgram</name>
    <message>
        <source>This desktop shows no tray icons, so this window takes the icon&apos;s place. On GNOME, the extension &quot;AppIndicator and KStatusNotifierItem Support&quot; adds them.</source>
        <translation>Diese Arbeitsumgebung zeigt keine Symbole im Infobereich; dieses Fenster tritt an ihre Stelle. Unter GNOME ergänzt sie die Erweiterung „AppIndicator and KStatusNotifierItem Support“.</translation>
    </message>
    <message>
        <source>Quit MCP Runtime?</source>
        <translation>MCP Runtime beenden?</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) run for your clients.</source>
        <translation>
            <numerusform>%n Server läuft für Ihre Clients.</numerusform>
            <numerusform>%n Server laufen für Ihre Clients.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop them and quit</source>
        <translation>Anhalten und &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Keep them running in the tray</source>
        <translation>Im Infobereich &amp;weiterlaufen lassen</translation>
    </message>
    <message>
        <source>&amp;Keep them running, minimise</source>
        <translation>&amp;Weiterlaufen lassen, Fenster verkleinern</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t ask again</source>
        <translation>&amp;Nicht mehr fragen</translation>
    </message>
    <message>
        <source>About MCP Runtime</source>
        <translation>Über MCP Runtime</translation>
    </message>
    <message>
        <source>MCP Runtime %1

One MCP server in front of all the others. Your servers: %2

Its source is under the MIT licence. This program contains Qt HTTP Server and is therefore distributed under the GNU GPL, version 3.</source>
        <translation>MCP Runtime %1

Ein MCP-Server vor allen anderen. Ihre Server: %2

Der Quelltext steht unter der MIT-Lizenz. Dieses Programm enthält Qt HTTP Server und wird deshalb unter der GNU GPL, Version 3, verbreitet.</translation>
    </message>
    <message>
        <source>No browser could be opened. Open this page yourself: %1</source>
        <translation>Es ließ sich kein Browser öffnen. Öffnen Sie diese Seite selbst: %1</translation>
    </message>
    <message>
        <source>Some of what you changed holds from the next start of MCP Runtime on. Clients that run keep what held before until they are started again.</source>
        <translation>Manches, was Sie geändert haben, gilt ab dem nächsten Start von MCP Runtime. Für Clients, die laufen, gilt das Bisherige, bis sie neu gestartet werden.</translation>
    </message>
</context>
<context>
    <name>mcprt::TraySettings</name>
    <message>
        <source>The keychain has not answered yet to what was saved before. Try again in a minute.</source>
        <translation>Der Schlüsselbund hat auf das zuvor Gespeicherte noch nicht geantwortet. Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
</context>
<context>
    <name>mcprt::TryPage</name>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Call it</source>
        <translation>A&amp;ufrufen</translation>
    </message>
    <message>
        <source>The first call</source>
        <translation>Der erste Aufruf</translation>
    </message>
    <message>
        <source>Choose a server: it is started, searched as a model would, and one of its tools is called. The demo server comes with MCP Runtime and needs no network.</source>
        <translation>Wählen Sie einen Server: Er wird gestartet, durchsucht wie von einem Modell, und eines seiner Werkzeuge wird aufgerufen. Der Demo-Server kommt mit MCP Runtime und braucht kein Netz.</translation>
    </message>
    <message>
        <source>A call does what the tool does: choose one that only reads.</source>
        <translation>Ein Aufruf tut, was das Werkzeug tut: Wählen Sie eines, das nur liest.</translation>
    </message>
    <message>
        <source>Ser&amp;ver:</source>
        <translation>Se&amp;rver:</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>T&amp;ool:</source>
        <translation>Wer&amp;kzeug:</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>The engine did not take the new server up. Look at Servers in the window for what is wrong.</source>
        <translation>Die Engine hat den neuen Server nicht aufgenommen. Sehen Sie im Fenster unter „Server“ nach, was nicht stimmt.</translation>
    </message>
    <message>
        <source>Here you see what happens.</source>
        <translation>Hier sehen Sie, was geschieht.</translation>
    </message>
    <message>
        <source>The demo server</source>
        <translation>Der Demo-Server</translation>
    </message>
    <message>
        <source>The engine is still starting.</source>
        <translation>Die Engine startet noch.</translation>
    </message>
    <message>
        <source>The demo server was added to your configuration. You can remove it any time.</source>
        <translation>Der Demo-Server wurde zu Ihrer Konfiguration hinzugefügt. Sie können ihn jederzeit entfernen.</translation>
    </message>
    <message>
        <source>Starting %1 …</source>
        <translation>%1 wird gestartet …</translation>
    </message>
    <message>
        <source>%1 runs. Tools: %2.</source>
        <translation>%1 läuft. Werkzeuge: %2.</translation>
    </message>
    <message>
        <source>It offers no tool to call.</source>
        <translation>Er bietet kein Werkzeug an.</translation>
    </message>
    <message>
        <source>A search for “%1” finds nothing.</source>
        <translation>Eine Suche nach „%1“ findet nichts.</translation>
    </message>
    <message>
        <source>A search for “%1” finds: %2.</source>
        <translation>Eine Suche nach „%1“ findet: %2.</translation>
    </message>
    <message>
        <source>%1 answers: %2</source>
        <translation>%1 antwortet: %2</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Es funktioniert.</translation>
    </message>
    <message>
        <source>Choose another server, or try again. You can also go on and come back later.</source>
        <translation>Wählen Sie einen anderen Server, oder versuchen Sie es noch einmal. Sie können auch weitergehen und später wiederkommen.</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>Dieses Werkzeug braucht keine Argumente.</translation>
    </message>
</context>
</TS>
