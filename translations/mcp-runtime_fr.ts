<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Endpoint</name>
    <message>
        <source>no HTTP: process %1 serves none</source>
        <translation>pas de HTTP : le processus %1 n&apos;en sert pas</translation>
    </message>
    <message>
        <source>no HTTP: port %1 is in use</source>
        <translation>pas de HTTP : le port %1 est occupé</translation>
    </message>
    <message>
        <source>no HTTP</source>
        <translation>pas de HTTP</translation>
    </message>
    <message>
        <source>HTTP is served by process %1, at %2. What you change here holds as soon as this app holds the engine.</source>
        <translation>HTTP est servi par le processus %1, à l&apos;adresse %2. Ce que vous changez ici vaut dès que cette application détient le moteur.</translation>
    </message>
    <message>
        <source>Clients reach MCP Runtime at %1.</source>
        <translation>Les clients joignent MCP Runtime à l&apos;adresse %1.</translation>
    </message>
    <message>
        <source>HTTP is switched off.</source>
        <translation>HTTP est désactivé.</translation>
    </message>
    <message>
        <source>Clients can&apos;t reach this program over HTTP. %1</source>
        <translation>Les clients ne peuvent pas joindre ce programme par HTTP. %1</translation>
    </message>
    <message>
        <source>Port %1 is in use by process %2 (%3).</source>
        <translation>Le port %1 est occupé par le processus %2 (%3).</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program.</source>
        <translation>Le port %1 est occupé par un autre programme.</translation>
    </message>
    <message>
        <source>Port %1 is free: set it under Settings, Endpoint.</source>
        <translation>Le port %1 est libre : indiquez-le sous Paramètres, Point d&apos;accès.</translation>
    </message>
    <message>
        <source>Nobody serves HTTP now: process %1 holds the engine, and it serves none. Quit your MCP clients: with none left, this app takes the engine over and serves HTTP. Let it start with the session, so that it comes first.</source>
        <translation>Personne ne sert HTTP pour l&apos;instant : le processus %1 détient le moteur et n&apos;en sert pas. Quittez vos clients MCP : quand il n&apos;en reste aucun, cette application reprend le moteur et sert HTTP. Faites-la démarrer avec la session, pour qu&apos;elle soit la première.</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain is locked, so it can&apos;t give ${keychain:%1}. Unlock it, then try again.</source>
        <translation>Le trousseau est verrouillé et ne peut pas donner ${keychain:%1}. Déverrouillez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t keep &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>Le trousseau est verrouillé et ne peut pas garder « %1 ». Déverrouillez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>The keychain is locked, so it can&apos;t remove &apos;%1&apos;. Unlock it, then try again.</source>
        <translation>Le trousseau est verrouillé et ne peut pas supprimer « %1 ». Déverrouillez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>The keychain refused to give ${keychain:%1}. Allow it when it asks, then try again.</source>
        <translation>Le trousseau a refusé de donner ${keychain:%1}. Autorisez-le quand il le demande, puis réessayez.</translation>
    </message>
    <message>
        <source>The keychain refused to keep &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>Le trousseau a refusé de garder « %1 ». Autorisez-le quand il le demande, puis réessayez.</translation>
    </message>
    <message>
        <source>The keychain refused to remove &apos;%1&apos;. Allow it when it asks, then try again.</source>
        <translation>Le trousseau a refusé de supprimer « %1 ». Autorisez-le quand il le demande, puis réessayez.</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to give ${keychain:%1}. Use ${env:%1} instead, or name a file of secrets with SECRETS_FILE.</source>
        <translation>Aucun trousseau ne répond dans cette session (%2) pour donner ${keychain:%1}. Utilisez plutôt ${env:%1}, ou indiquez un fichier de secrets avec SECRETS_FILE.</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to keep &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>Aucun trousseau ne répond dans cette session (%2) pour garder « %1 ». Sans trousseau, indiquez un fichier de secrets avec SECRETS_FILE.</translation>
    </message>
    <message>
        <source>No keychain answers in this session (%2), so there is none to remove &apos;%1&apos;. Without one, name a file of secrets with SECRETS_FILE.</source>
        <translation>Aucun trousseau ne répond dans cette session (%2) pour supprimer « %1 ». Sans trousseau, indiquez un fichier de secrets avec SECRETS_FILE.</translation>
    </message>
    <message>
        <source>The keychain has no entry &apos;%1&apos; for the service mcp-runtime. Store it: mcp-runtime secrets set %1</source>
        <translation>Le trousseau n’a pas d’entrée « %1 » pour le service mcp-runtime. Enregistrez-la : mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>The keychain did not answer in %2 s for ${keychain:%1}. Is a window asking for its password?</source>
        <translation>Le trousseau n’a pas répondu en %2 s pour ${keychain:%1}. Une fenêtre demande-t-elle son mot de passe ?</translation>
    </message>
    <message>
        <source>${keychain:%1} can&apos;t be read: this program was started without a keychain. Use ${env:%1} instead.</source>
        <translation>${keychain:%1} ne peut pas être lu : ce programme a été démarré sans trousseau. Utilisez plutôt ${env:%1}.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; can&apos;t be kept: there is no keychain here.</source>
        <translation>« %1 » ne peut pas être gardé : il n’y a pas de trousseau ici.</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry &apos;%1&apos; is empty or no key, so %2 can&apos;t be used. Store it: mcp-runtime secrets set %1</source>
        <translation>L’entrée « %1 » du trousseau est vide ou n’est pas une clé : %2 ne peut donc pas être utilisé. Enregistrez-la : mcp-runtime secrets set %1</translation>
    </message>
    <message>
        <source>%1 is kept in the keychain, and no keychain answers in this session. Set it in the environment, or name a file of secrets with SECRETS_FILE.</source>
        <translation>%1 est gardé dans le trousseau, et aucun ne répond dans cette session. Définissez-le dans l’environnement, ou indiquez un fichier de secrets avec SECRETS_FILE.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The keychain has not given it within %2 s. Is a window asking for its password?</source>
        <translation>Le trousseau ne l’a pas donné en %2 s. Une fenêtre demande-t-elle son mot de passe ?</translation>
    </message>
    <message>
        <source>No keychain answers in this session, and tokens are kept nowhere else. Start one (on Linux a Secret Service), or run this in your desktop session.</source>
        <translation>Aucun trousseau ne répond dans cette session, et les jetons ne sont gardés nulle part ailleurs. Démarrez-en un (sous Linux, un Secret Service), ou exécutez ceci dans votre session de bureau.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>as the system</source>
        <translation>comme le système</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Démarrer avec la session</translation>
    </message>
    <message>
        <source>MCP Runtime is in the tray when you log in.</source>
        <translation>MCP Runtime est dans la zone de notification à l&apos;ouverture de session.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>light</source>
        <translation>claire</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>sombre</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>When an approval or a sign-in is needed, or a server gave up.</source>
        <translation>Quand une approbation ou une connexion est nécessaire, ou qu&apos;un serveur a abandonné.</translation>
    </message>
    <message>
        <source>Tray icon in one colour</source>
        <translation>Icône d&apos;une seule couleur</translation>
    </message>
    <message>
        <source>States are told by their shape alone.</source>
        <translation>Les états se lisent à la forme seule.</translation>
    </message>
    <message>
        <source>Discovery service</source>
        <translation>Service d&apos;annuaire</translation>
    </message>
    <message>
        <source>Address of a service that knows more servers. Without one, only the servers of this computer are searched, offline.</source>
        <translation>Adresse d&apos;un service qui connaît d&apos;autres serveurs. Sans lui, seuls les serveurs de cet ordinateur sont cherchés, hors ligne.</translation>
    </message>
    <message>
        <source>Trust its start commands</source>
        <translation>Se fier à ses commandes</translation>
    </message>
    <message>
        <source>Start what the service proposes without asking you. Leave this off unless the service is your own.</source>
        <translation>Démarre ce que le service propose sans vous demander. N&apos;activez ceci que si le service est le vôtre.</translation>
    </message>
    <message>
        <source>Serve clients over HTTP</source>
        <translation>Servir les clients par HTTP</translation>
    </message>
    <message>
        <source>For clients that take an address instead of a command.</source>
        <translation>Pour les clients qui prennent une adresse au lieu d&apos;une commande.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>127.0.0.1 lets in programs of this computer only.</source>
        <translation>127.0.0.1 ne laisse entrer que les programmes de cet ordinateur.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Start servers on call</source>
        <translation>Démarrer les serveurs à l&apos;appel</translation>
    </message>
    <message>
        <source>A call to a server that does not run starts it.</source>
        <translation>Un appel à un serveur arrêté le démarre.</translation>
    </message>
    <message>
        <source>Stop idle servers after (s)</source>
        <translation>Arrêter les serveurs inactifs après (s)</translation>
    </message>
    <message>
        <source>0 = never.</source>
        <translation>0 = jamais.</translation>
    </message>
    <message>
        <source>Make slow calls tasks after (s)</source>
        <translation>Faire une tâche des appels lents après (s)</translation>
    </message>
    <message>
        <source>The client need not wait for them then. 0 = never.</source>
        <translation>Le client n&apos;a alors pas à les attendre. 0 = jamais.</translation>
    </message>
    <message>
        <source>Longest result (tokens)</source>
        <translation>Résultat le plus long (jetons)</translation>
    </message>
    <message>
        <source>What is longer is stored, and the model gets a preview.</source>
        <translation>Ce qui est plus long est enregistré, et le modèle reçoit un aperçu.</translation>
    </message>
    <message>
        <source>Waiting tasks at most</source>
        <translation>Tâches en attente, au plus</translation>
    </message>
    <message>
        <source>Running tasks at most</source>
        <translation>Tâches en cours, au plus</translation>
    </message>
    <message>
        <source>Folder of stored results</source>
        <translation>Dossier des résultats enregistrés</translation>
    </message>
    <message>
        <source>Nobody else can read it. Empty = in your data folder.</source>
        <translation>Personne d&apos;autre ne peut le lire. Vide = dans votre dossier de données.</translation>
    </message>
    <message>
        <source>Describe images in words</source>
        <translation>Décrire les images par des mots</translation>
    </message>
    <message>
        <source>Sends stored images to the service below, if it has a key or an address.</source>
        <translation>Envoie les images enregistrées au service ci-dessous, s&apos;il a une clé ou une adresse.</translation>
    </message>
    <message>
        <source>Service for descriptions</source>
        <translation>Service de description</translation>
    </message>
    <message>
        <source>Any service with the OpenAI interface; one on this computer keeps images here.</source>
        <translation>Tout service à l&apos;interface d&apos;OpenAI ; avec un service sur cet ordinateur, les images restent ici.</translation>
    </message>
    <message>
        <source>Its model</source>
        <translation>Son modèle</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Annuaire</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Point d&apos;accès</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sa clé</translation>
    </message>
    <message>
        <source>Kept in the keychain of your system only.</source>
        <translation>Conservée uniquement dans le trousseau de votre système.</translation>
    </message>
    <message>
        <source>Key for its start commands</source>
        <translation>Clé de ses commandes de démarrage</translation>
    </message>
    <message>
        <source>The service decrypts start commands with it. Kept in the keychain only.</source>
        <translation>Le service s’en sert pour déchiffrer les commandes de démarrage. Conservée uniquement dans le trousseau.</translation>
    </message>
    <message>
        <source>Key of this service</source>
        <translation>Clé de ce service</translation>
    </message>
    <message>
        <source>Model for search by meaning</source>
        <translation>Modèle pour la recherche par le sens</translation>
    </message>
    <message>
        <source>Empty = the one built in, offline. Names and descriptions of tools are sent to the service of any other.</source>
        <translation>Vide = celui qui est intégré, hors ligne. Pour tout autre, les noms et descriptions des outils sont envoyés à son service.</translation>
    </message>
    <message>
        <source>Service for search by meaning</source>
        <translation>Service pour la recherche par le sens</translation>
    </message>
    <message>
        <source>Empty = the service for descriptions, with its key.</source>
        <translation>Vide = le service des descriptions, avec sa clé.</translation>
    </message>
    <message>
        <source>Key of the service for search</source>
        <translation>Clé du service de recherche</translation>
    </message>
    <message>
        <source>File of secrets</source>
        <translation>Fichier de secrets</translation>
    </message>
    <message>
        <source>For a system without a keychain: keys are kept in this file, which only you can read, as plain text. Empty = the keychain.</source>
        <translation>Pour un système sans trousseau : les clés sont conservées en clair dans ce fichier, que vous seul pouvez lire. Vide = le trousseau.</translation>
    </message>
    <message>
        <source>When a server changes a tool</source>
        <translation>Quand un serveur modifie un outil</translation>
    </message>
    <message>
        <source>A changed tool may do something else than the one that you know.</source>
        <translation>Un outil modifié peut faire autre chose que celui que vous connaissez.</translation>
    </message>
    <message>
        <source>ask before it is called</source>
        <translation>demander avant de l’appeler</translation>
    </message>
    <message>
        <source>use it as it comes</source>
        <translation>l’utiliser tel quel</translation>
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
        <translation>Appels</translation>
    </message>
    <message>
        <source>Filter by server, tool or outcome</source>
        <translation>Filtrer par serveur, outil ou issue</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Tokens kept out of the context, by second</source>
        <translation>Jetons tenus hors du contexte, par seconde</translation>
    </message>
    <message>
        <source>Nothing has been called yet.
Connect a client, or try a tool on the page Search.</source>
        <translation>Rien n&apos;a encore été appelé.
Connectez un client, ou essayez un outil sur la page Recherche.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Vider</translation>
    </message>
    <message>
        <source>%1 calls, %2 failed. Kept out of the context: %3 tokens</source>
        <translation>%1 appels, %2 en échec. Tenus hors du contexte : %3 jetons</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Exporter les appels</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>Lignes JSON (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 ne peut pas être écrit : %2</translation>
    </message>
</context>
<context>
    <name>mcprt::ApplyPage</name>
    <message>
        <source>Taking over servers and connecting programs</source>
        <translation>Reprise des serveurs et connexion des programmes</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Au travail</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Your keychain may ask whether MCP Runtime may keep keys in it.</source>
        <translation>Votre trousseau demandera peut-être si MCP Runtime peut y garder des clés.</translation>
    </message>
    <message>
        <source>Go back and try again, or go on without it.</source>
        <translation>Revenez en arrière et réessayez, ou continuez sans cela.</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importé : %1.</translation>
    </message>
    <message>
        <source>Connected: %1. Restart them, so that they read their files.</source>
        <translation>Connectés : %1. Redémarrez-les pour qu&apos;ils lisent leurs fichiers.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n&apos;a été changé.</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalDialog</name>
    <message>
        <source>May this server be started?</source>
        <translation>Ce serveur peut-il être démarré ?</translation>
    </message>
    <message>
        <source>Approved before</source>
        <translation>Approuvé auparavant</translation>
    </message>
    <message>
        <source>Proposed now</source>
        <translation>Proposé maintenant</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>&amp;Always this command</source>
        <translation>&amp;Toujours cette commande</translation>
    </message>
    <message>
        <source>Only &amp;once</source>
        <translation>&amp;Une seule fois</translation>
    </message>
    <message>
        <source>&amp;Deny</source>
        <translation>&amp;Refuser</translation>
    </message>
    <message>
        <source>A discovery service wants to start a program on this computer. It can do whatever you can do. Approve it only if you know it.</source>
        <translation>Un service d&apos;annuaire veut démarrer un programme sur cet ordinateur. Il pourra faire tout ce que vous pouvez faire. Ne l&apos;approuvez que si vous le connaissez.</translation>
    </message>
    <message>
        <source>The start command of a server that you approved has changed. Compare it before you go on.</source>
        <translation>La commande d&apos;un serveur que vous aviez approuvé a changé. Comparez-la avant de continuer.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Proposé par</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>your home folder</source>
        <translation>votre dossier personnel</translation>
    </message>
    <message>
        <source>Gets the variables</source>
        <translation>Reçoit les variables</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no variables</comment>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>May this changed tool be used?</source>
        <translation>Cet outil modifié peut-il être utilisé ?</translation>
    </message>
    <message>
        <source>&amp;Next change</source>
        <translation>Modification &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Previous change</source>
        <translation>Modification &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Always this version</source>
        <translation>&amp;Toujours cette version</translation>
    </message>
    <message>
        <source>A server describes one of its tools otherwise than before. Until you decide, it is not called. What differs is marked with − and +.</source>
        <translation>Un serveur décrit l’un de ses outils autrement qu’avant. Il n’est pas appelé tant que vous n’avez pas décidé. Ce qui diffère est marqué par − et +.</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Outil</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>Configuré dans</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalModel</name>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>%1: changed %2</source>
        <translation>%1 : modifié %2</translation>
    </message>
    <message>
        <source>%1 (denied)</source>
        <translation>%1 (refusé)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
</context>
<context>
    <name>mcprt::ApprovalPage</name>
    <message>
        <source>Approvals</source>
        <translation>Approbations</translation>
    </message>
    <message>
        <source>&amp;Review…</source>
        <translation>E&amp;xaminer…</translation>
    </message>
    <message>
        <source>Nothing waits for you.
When a discovery service proposes a server, or a server changes one of its tools, you are asked here first.</source>
        <translation>Rien ne vous attend.
Quand un service de découverte propose un serveur, ou qu’un serveur modifie un de ses outils, la question vous est d’abord posée ici.</translation>
    </message>
</context>
<context>
    <name>mcprt::CallModel</name>
    <message>
        <source>done</source>
        <comment>outcome of a call</comment>
        <translation>fait</translation>
    </message>
    <message>
        <source>the tool reports an error</source>
        <translation>l&apos;outil signale une erreur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Outil</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Tokens saved</source>
        <translation>Jetons épargnés</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
</context>
<context>
    <name>mcprt::ChangeDialog</name>
    <message>
        <source>The change</source>
        <translation>La modification</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>mcprt::ChoosePage</name>
    <message>
        <source>Tick &amp;all</source>
        <translation>T&amp;out cocher</translation>
    </message>
    <message>
        <source>Which servers do you want to take over?</source>
        <translation>Quels serveurs voulez-vous reprendre ?</translation>
    </message>
    <message>
        <source>Tick those you know and trust: with a tick you approve the command or address that is shown. They are copied into your own configuration, their keys into the keychain. Nothing is started.</source>
        <translation>Cochez ceux que vous connaissez et en qui vous avez confiance : en cochant, vous approuvez la commande ou l&apos;adresse affichée. Ils sont copiés dans votre propre configuration, leurs clés dans le trousseau. Rien n&apos;est démarré.</translation>
    </message>
    <message>
        <source>Servers of your programs</source>
        <translation>Serveurs de vos programmes</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Starts, or speaks to</source>
        <translation>Démarre, ou s&apos;adresse à</translation>
    </message>
    <message>
        <source>All about the chosen server</source>
        <translation>Tout sur le serveur choisi</translation>
    </message>
    <message>
        <source>Your programs have no servers of their own. Go on to connect them with MCP Runtime.</source>
        <translation>Vos programmes n&apos;ont pas de serveurs à eux. Continuez pour les connecter à MCP Runtime.</translation>
    </message>
    <message>
        <source>%1 (is here already)</source>
        <translation>%1 (est déjà ici)</translation>
    </message>
    <message>
        <source>A tick here ticks all servers of %1.</source>
        <translation>Cocher ici coche tous les serveurs de %1.</translation>
    </message>
    <message>
        <source>Is given: %1</source>
        <translation>Reçoit : %1</translation>
    </message>
    <message>
        <source>Into the keychain: %1</source>
        <translation>Dans le trousseau : %1</translation>
    </message>
</context>
<context>
    <name>mcprt::ClientModel</name>
    <message>
        <source>Not here</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Servers of its own</source>
        <translation>Ses propres serveurs</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
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
        <translation>&amp;Connecter…</translation>
    </message>
    <message>
        <source>&amp;Disconnect…</source>
        <translation>Déc&amp;onnecter…</translation>
    </message>
    <message>
        <source>&amp;Import its servers…</source>
        <translation>&amp;Importer ses serveurs…</translation>
    </message>
    <message>
        <source>No MCP client was found on this computer.</source>
        <translation>Aucun client MCP n’a été trouvé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>This is written into the file of %1. Everything else in it stays, and Disconnect takes it back.</source>
        <translation>Ceci est écrit dans le fichier de %1. Tout le reste y demeure, et Déconnecter l’annule.</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>C&amp;onnecter</translation>
    </message>
    <message>
        <source>%1 is connected. Restart it, so that it reads its file.</source>
        <translation>%1 est connecté. Redémarrez-le pour qu’il lise son fichier.</translation>
    </message>
    <message>
        <source>This is taken out of the file of %1.</source>
        <translation>Ceci est retiré du fichier de %1.</translation>
    </message>
    <message>
        <source>D&amp;isconnect</source>
        <translation>D&amp;éconnecter</translation>
    </message>
    <message>
        <source>%1 is disconnected.</source>
        <translation>%1 est déconnecté.</translation>
    </message>
    <message>
        <source>All servers of %1 are here already.</source>
        <translation>Tous les serveurs de %1 sont déjà ici.</translation>
    </message>
    <message>
        <source>into the keychain: %1</source>
        <translation>dans le trousseau : %1</translation>
    </message>
    <message>
        <source>Import servers</source>
        <translation>Importer des serveurs</translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation>I&amp;mporter</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importé : %1.</translation>
    </message>
    <message>
        <source>These servers of %1 are copied into your own configuration. Nothing is started.</source>
        <translation>Ces serveurs de %1 sont copiés dans votre propre configuration. Rien n&apos;est démarré.</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of %1 are here now. Shall its own entries give way to one for this program, so that each server runs once for all clients? Disconnect takes it back.</source>
        <translation>
            <numerusform>%n serveur de %1 est maintenant ici. Remplacer son entrée par une seule pour ce programme, afin que le serveur tourne une fois pour tous les clients ? « Déconnecter » l&apos;annule.</numerusform>
            <numerusform>%n serveurs de %1 sont maintenant ici. Remplacer ses entrées par une seule pour ce programme, afin que chaque serveur tourne une fois pour tous les clients ? « Déconnecter » l&apos;annule.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>%1 now uses this program. Restart it, so that it reads its file.</source>
        <translation>%1 utilise maintenant ce programme. Redémarrez-le pour qu&apos;il lise son fichier.</translation>
    </message>
    <message>
        <source>Looking for clients …</source>
        <translation>Recherche de clients …</translation>
    </message>
    <message>
        <source>Reading the file of %1 …</source>
        <translation>Lecture du fichier de %1 …</translation>
    </message>
    <message>
        <source>Writing the file of %1 …</source>
        <translation>Écriture du fichier de %1 …</translation>
    </message>
    <message>
        <source>not the key that the keychain has: %1</source>
        <translation>n’est pas la clé que le trousseau a : %1</translation>
    </message>
    <message>
        <source>The servers of %1 are here already, but its file has other keys for them. Shall they take the place of those in the keychain?</source>
        <translation>Les serveurs de %1 sont déjà ici, mais son fichier a d’autres clés pour eux. Doivent-elles remplacer celles du trousseau ?</translation>
    </message>
    <message>
        <source>&amp;Replace the keys</source>
        <translation>&amp;Remplacer les clés</translation>
    </message>
    <message>
        <source>&amp;Replace the keys that the keychain has</source>
        <translation>&amp;Remplacer les clés du trousseau</translation>
    </message>
    <message>
        <source>Taking the servers of %1 over. Your keychain may ask for its password.</source>
        <translation>Importation des serveurs de %1. Votre trousseau peut demander son mot de passe.</translation>
    </message>
    <message>
        <source>Replaced in the keychain: %1. A server uses its new key from its next start on.</source>
        <translation>Remplacé dans le trousseau : %1. Un serveur utilise sa nouvelle clé à partir de son prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentModel</name>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
</context>
<context>
    <name>mcprt::ContentPage</name>
    <message>
        <source>Stored results</source>
        <translation>Résultats enregistrés</translation>
    </message>
    <message>
        <source>Nothing is stored.
A result that is too long for a context is kept here, and the model gets a reference to it.</source>
        <translation>Rien n&apos;est enregistré.
Un résultat trop long pour un contexte est gardé ici, et le modèle reçoit une référence.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Choose a result to see it.</source>
        <translation>Choisissez un résultat pour le voir.</translation>
    </message>
    <message>
        <source>Preview of an image</source>
        <translation>Aperçu d&apos;une image</translation>
    </message>
    <message>
        <source>
… the beginning only; the whole is longer.</source>
        <translation>
… le début seulement ; le tout est plus long.</translation>
    </message>
    <message>
        <source>There is no preview for %1.</source>
        <translation>Il n&apos;y a pas d&apos;aperçu pour %1.</translation>
    </message>
</context>
<context>
    <name>mcprt::ElicitationDialog</name>
    <message>
        <source>%1 asks</source>
        <translation>%1 demande</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) wait behind this one.</source>
        <translation>
            <numerusform>%n autre question attend derrière celle-ci.</numerusform>
            <numerusform>%n autres questions attendent derrière celle-ci.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server “%1” needs something from you to go on with a call. The program that made the call can&apos;t ask you itself.</source>
        <translation>Le serveur « %1 » a besoin d&apos;une réponse de votre part pour poursuivre un appel. Le programme qui a fait l&apos;appel ne peut pas vous la demander lui-même.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>There is nothing to fill in: it asks for your consent.</source>
        <translation>Il n&apos;y a rien à remplir : votre accord est demandé.</translation>
    </message>
    <message>
        <source>Say only what this server may know: it gets what you send. Never enter a password or key here.</source>
        <translation>N&apos;indiquez que ce que ce serveur peut savoir : il reçoit ce que vous envoyez. N&apos;entrez jamais ici de mot de passe ni de clé.</translation>
    </message>
    <message>
        <source>It wants you to open a page of %1 in your browser.</source>
        <translation>Il vous demande d&apos;ouvrir une page de %1 dans votre navigateur.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The page is not encrypted: others may read along.</source>
        <translation>La page n&apos;est pas chiffrée : d&apos;autres peuvent lire ce qui est échangé.</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Envoyer</translation>
    </message>
    <message>
        <source>&amp;Open page</source>
        <translation>&amp;Ouvrir la page</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Refuser</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>mcprt::FindPage</name>
    <message>
        <source>Welcome to MCP Runtime</source>
        <translation>Bienvenue dans MCP Runtime</translation>
    </message>
    <message>
        <source>It stands between your AI programs and their MCP servers: each server runs once for all of them, only while it is used, and a model sees a handful of tools instead of hundreds. The next steps take under a minute. Nothing is changed before you have seen it.</source>
        <translation>Il se place entre vos programmes d&apos;IA et leurs serveurs MCP : chaque serveur tourne une fois pour tous, seulement quand il sert, et un modèle voit une poignée d&apos;outils au lieu de centaines. Les étapes suivantes prennent moins d&apos;une minute. Rien n&apos;est changé avant que vous l&apos;ayez vu.</translation>
    </message>
    <message>
        <source>AI programs on this computer</source>
        <translation>Programmes d&apos;IA sur cet ordinateur</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Its servers</source>
        <translation>Ses serveurs</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>Chercher à &amp;nouveau</translation>
    </message>
    <message>
        <source>Looking for programs …</source>
        <translation>Recherche de programmes …</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n serveur</numerusform>
            <numerusform>%n serveurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>No AI program that speaks MCP was found. You can try MCP Runtime with a demo server, and come back once one is installed.</source>
        <translation>Aucun programme d&apos;IA parlant MCP n&apos;a été trouvé. Vous pouvez essayer MCP Runtime avec un serveur de démonstration et revenir quand il y en aura un.</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) can become yours. None is started yet.</source>
        <translation>
            <numerusform>%n serveur peut devenir le vôtre. Il n&apos;est pas encore démarré.</numerusform>
            <numerusform>%n serveurs peuvent devenir les vôtres. Aucun n&apos;est encore démarré.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::FirstRunWizard</name>
    <message>
        <source>Set up MCP Runtime</source>
        <translation>Configurer MCP Runtime</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Terminer</translation>
    </message>
    <message>
        <source>Set up &amp;later</source>
        <translation>&amp;Plus tard</translation>
    </message>
    <message>
        <source>&amp;Skip this step</source>
        <translation>&amp;Ignorer cette étape</translation>
    </message>
</context>
<context>
    <name>mcprt::ImportWork</name>
    <message>
        <source>There is no client &apos;%1&apos;.</source>
        <translation>Il n’y a pas de client « %1 ».</translation>
    </message>
    <message>
        <source>The keychain has not answered yet.</source>
        <translation>Le trousseau n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>%1 needs values that its client asks for. Set them in a terminal: mcp-runtime secrets set %2</source>
        <translation>%1 a besoin de valeurs que son client demande. Définissez-les dans un terminal : mcp-runtime secrets set %2</translation>
    </message>
</context>
<context>
    <name>mcprt::KeyField</name>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Clear: %1</source>
        <translation>Effacer : %1</translation>
    </message>
    <message>
        <source>kept when you save</source>
        <translation>conservée à l’enregistrement</translation>
    </message>
    <message>
        <source>removed when you save</source>
        <translation>supprimée à l’enregistrement</translation>
    </message>
    <message>
        <source>set</source>
        <translation>définie</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>non définie</translation>
    </message>
    <message>
        <source>type to replace it</source>
        <translation>saisir pour la remplacer</translation>
    </message>
</context>
<context>
    <name>mcprt::LastPage</name>
    <message>
        <source>Start MCP Runtime when &amp;I log in</source>
        <translation>Démarrer MCP Runtime à l&apos;ouverture de &amp;ma session</translation>
    </message>
    <message>
        <source>One last question</source>
        <translation>Une dernière question</translation>
    </message>
    <message>
        <source>Your programs start what they need by themselves. With MCP Runtime in the tray, servers stay warm between them, and you are asked before something risky happens.</source>
        <translation>Vos programmes démarrent eux-mêmes ce qu&apos;il leur faut. Avec MCP Runtime dans la zone de notification, les serveurs restent prêts entre eux, et l&apos;on vous demande avant tout ce qui est risqué.</translation>
    </message>
    <message>
        <source>Everything here can be changed later: File, Settings. This assistant is in the same menu, under Set up.</source>
        <translation>Tout ceci peut être changé plus tard : Fichier, Paramètres. Cet assistant est dans le même menu, sous Configurer.</translation>
    </message>
</context>
<context>
    <name>mcprt::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenus</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approbations</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>F&amp;ermer la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>A&amp;ctualiser</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>&amp;About MCP Runtime</source>
        <translation>À &amp;propos de MCP Runtime</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>shared with process %1</source>
        <translation>partagé avec le processus %1</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Approvals (%1)</source>
        <translation>Approbations (%1)</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>Config&amp;urer…</translation>
    </message>
</context>
<context>
    <name>mcprt::PreviewPage</name>
    <message>
        <source>&amp;Replace the servers that I take over, so that they run once for all programs</source>
        <translation>Re&amp;mplacer les serveurs que je reprends, pour qu&apos;ils tournent une fois pour tous les programmes</translation>
    </message>
    <message>
        <source>What changes in the files of your programs</source>
        <translation>Ce qui change dans les fichiers de vos programmes</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source>Ticked programs get one entry for MCP Runtime. Here is exactly what is written; everything else in these files stays, a backup is kept, and Clients, Disconnect takes it back.</source>
        <translation>Les programmes cochés reçoivent une entrée pour MCP Runtime. Voici exactement ce qui est écrit ; tout le reste de ces fichiers demeure, une sauvegarde est gardée, et Clients, Déconnecter l&apos;annule.</translation>
    </message>
    <message>
        <source>Programs to connect</source>
        <translation>Programmes à connecter</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>La modification</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>Calcul en cours …</translation>
    </message>
    <message>
        <source>%1 (is connected)</source>
        <translation>%1 (est connecté)</translation>
    </message>
    <message>
        <source>%1 (can&apos;t be changed)</source>
        <translation>%1 (non modifiable)</translation>
    </message>
    <message>
        <source>Nothing to change in %1.</source>
        <translation>Rien à changer dans %1.</translation>
    </message>
</context>
<context>
    <name>mcprt::SchemaForm</name>
    <message>
        <source>%1 must be written as JSON.</source>
        <translation>%1 doit être écrit en JSON.</translation>
    </message>
    <message>
        <source>JSON. %1</source>
        <translation>JSON. %1</translation>
    </message>
    <message>
        <source>%1 is needed.</source>
        <translation>%1 est nécessaire.</translation>
    </message>
    <message>
        <source>must be an e-mail address</source>
        <translation>doit être une adresse électronique</translation>
    </message>
    <message>
        <source>must be a whole address</source>
        <translation>doit être une adresse complète</translation>
    </message>
    <message>
        <source>must be a date such as 2026-01-31</source>
        <translation>doit être une date comme 2026-01-31</translation>
    </message>
    <message>
        <source>must be a time such as 2026-01-31T18:00:00Z</source>
        <translation>doit être une date et heure comme 2026-01-31T18:00:00Z</translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n choice(s)</source>
        <translation>
            <numerusform>demande au moins %n choix</numerusform>
            <numerusform>demande au moins %n choix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n choice(s)</source>
        <translation>
            <numerusform>admet au plus %n choix</numerusform>
            <numerusform>admet au plus %n choix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n character(s)</source>
        <translation>
            <numerusform>demande au moins %n caractère</numerusform>
            <numerusform>demande au moins %n caractères</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n character(s)</source>
        <translation>
            <numerusform>admet au plus %n caractère</numerusform>
            <numerusform>admet au plus %n caractères</numerusform>
        </translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>doit être un nombre</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>doit être un nombre entier</translation>
    </message>
    <message>
        <source>must be at least %1</source>
        <translation>doit être au moins %1</translation>
    </message>
    <message>
        <source>must be at most %1</source>
        <translation>doit être au plus %1</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>name of a field, then what is wrong with it</comment>
        <translation>« %1 » %2.</translation>
    </message>
</context>
<context>
    <name>mcprt::SearchPage</name>
    <message>
        <source>&amp;Call this tool</source>
        <translation>Appe&amp;ler cet outil</translation>
    </message>
    <message>
        <source>What should be done? For example: convert miles to km</source>
        <translation>Que faut-il faire ? Par exemple : convertir des miles en km</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>Tools that were found</source>
        <translation>Outils trouvés</translation>
    </message>
    <message>
        <source>Choose a tool to try it.</source>
        <translation>Choisissez un outil pour l&apos;essayer.</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>What the model gets</source>
        <translation>Ce que reçoit le modèle</translation>
    </message>
    <message>
        <source>Here you see the answer as a model gets it.</source>
        <translation>Vous voyez ici la réponse telle qu&apos;un modèle la reçoit.</translation>
    </message>
    <message>
        <source>Calling %1 …</source>
        <translation>Appel de %1…</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>Cet outil ne prend pas d&apos;argument.</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerModel</name>
    <message>
        <source>Switched off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Au travail</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>Gave up</source>
        <translation>A abandonné</translation>
    </message>
    <message>
        <source>Wrong entry</source>
        <translation>Entrée erronée</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>Attend l&apos;approbation</translation>
    </message>
    <message>
        <source>%1 (%2 failed)</source>
        <translation>%1 (%2 en échec)</translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>dans %n s</numerusform>
            <numerusform>dans %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95 % en moins de</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Idle stop</source>
        <translation>Arrêt si inactif</translation>
    </message>
</context>
<context>
    <name>mcprt::ServerPage</name>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>No tools are known yet. They are listed when the server starts.</source>
        <translation>Aucun outil n&apos;est encore connu. Ils sont listés quand le serveur démarre.</translation>
    </message>
    <message>
        <source>Log of the server</source>
        <translation>Journal du serveur</translation>
    </message>
    <message>
        <source>The server has written nothing to its log.</source>
        <translation>Le serveur n&apos;a rien écrit dans son journal.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation>Dé&amp;marrer</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Redémarrer</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Configured in</source>
        <translation>Configuré dans</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>En marche depuis</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>No server is known yet.</source>
        <translation>Aucun serveur n&apos;est encore connu.</translation>
    </message>
    <message>
        <source>Take over those of your other programs: on the page Clients, Import its servers.</source>
        <translation>Reprenez ceux de vos autres programmes : à la page Clients, Importer ses serveurs.</translation>
    </message>
    <message>
        <source>Or add one to the configuration file.</source>
        <translation>Ou ajoutez-en un au fichier de configuration.</translation>
    </message>
    <message>
        <source>Or add one to the configuration file: %1</source>
        <translation>Ou ajoutez-en un au fichier de configuration : %1</translation>
    </message>
    <message>
        <source>Or set a discovery service: Settings, Discovery.</source>
        <translation>Ou indiquez un service d&apos;annuaire : Paramètres, Annuaire.</translation>
    </message>
    <message>
        <source>The discovery service at %1 knows more: a search finds them. Whether it answers says the test under Settings, Discovery.</source>
        <translation>Le service d&apos;annuaire sur %1 en connaît d&apos;autres : une recherche les trouve. Le test sous Paramètres, Annuaire, dit s&apos;il répond.</translation>
    </message>
    <message>
        <source>S&amp;witch on</source>
        <translation>Act&amp;iver</translation>
    </message>
    <message>
        <source>S&amp;witch off</source>
        <translation>Désact&amp;iver</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingRow</name>
    <message>
        <source>This is no address. It begins with https:// and names a computer.</source>
        <translation>Ce n&apos;est pas une adresse. Elle commence par https:// et nomme un ordinateur.</translation>
    </message>
    <message>
        <source>Use https://, else others on the way can read your keys.</source>
        <translation>Utilisez https://, sinon d&apos;autres peuvent lire vos clés en chemin.</translation>
    </message>
    <message>
        <source>Set by %1, and can&apos;t be changed here.</source>
        <translation>Fixé par %1 ; ne peut pas être changé ici.</translation>
    </message>
    <message>
        <source>Give the whole path of the folder.</source>
        <translation>Indiquez le chemin complet du dossier.</translation>
    </message>
    <message>
        <source>It stands in settings.ini as plain text: type it again and save, and it moves to the keychain.</source>
        <translation>Elle figure en clair dans settings.ini : saisissez-la de nouveau et enregistrez, et elle passera dans le trousseau.</translation>
    </message>
    <message>
        <source>Give the whole path of the file.</source>
        <translation>Indiquez le chemin complet du fichier.</translation>
    </message>
    <message>
        <source>Holds from the next start on.</source>
        <translation>Vaut à partir du prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>mcprt::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Chercher un paramètre</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>&amp;Test the service</source>
        <translation>&amp;Tester le service</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Le service est interrogé…</translation>
    </message>
    <message>
        <source>It answered in %1 and knows %2 servers with %3 tools.</source>
        <translation>Il a répondu en %1 et connaît %2 serveurs avec %3 outils.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>Valeurs par &amp;défaut</translation>
    </message>
    <message>
        <source>Nothing was saved. %1</source>
        <translation>Rien n’a été enregistré. %1</translation>
    </message>
    <message>
        <source>Saving. The keychain of your system may ask for its password.</source>
        <translation>Enregistrement. Le trousseau de votre système peut demander son mot de passe.</translation>
    </message>
    <message>
        <source>Which of your programs use MCP Runtime, and whose servers it takes over, is on the page Clients of the window: connect, disconnect, import.</source>
        <translation>Lesquels de vos programmes utilisent MCP Runtime, et de qui il reprend les serveurs, se trouve à la page Clients de la fenêtre : connecter, déconnecter, importer.</translation>
    </message>
    <message>
        <source>&amp;Go to Clients</source>
        <translation>&amp;Aller aux clients</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskModel</name>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a task</comment>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Outil</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
</context>
<context>
    <name>mcprt::TaskPage</name>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>A&amp;nnuler la tâche</translation>
    </message>
    <message>
        <source>Show &amp;result</source>
        <translation>Montrer le &amp;résultat</translation>
    </message>
    <message>
        <source>No tasks.
A call that takes long goes on here, so that the client need not wait for it.</source>
        <translation>Pas de tâche.
Un appel qui dure continue ici, pour que le client n&apos;ait pas à l&apos;attendre.</translation>
    </message>
    <message>
        <source>Result of the task</source>
        <translation>Résultat de la tâche</translation>
    </message>
</context>
<context>
    <name>mcprt::TokenList</name>
    <message>
        <source>Access tokens</source>
        <translation>Jetons d’accès</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d&apos;accès</translation>
    </message>
    <message>
        <source>Name of a client, as cursor</source>
        <translation>Nom d’un client, comme cursor</translation>
    </message>
    <message>
        <source>Name of a client</source>
        <translation>Nom d’un client</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>A&amp;fficher</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>&amp;Renouveler</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>Ré&amp;voquer…</translation>
    </message>
    <message>
        <source>&amp;Make a token</source>
        <translation>Créer un &amp;jeton</translation>
    </message>
    <message>
        <source>Each client shows its own when it connects over HTTP. What you do here holds at once: a token that is renewed or revoked is refused from the next request on.</source>
        <translation>Chaque client présente le sien lorsqu’il se connecte par HTTP. Ce que vous faites ici vaut aussitôt : un jeton renouvelé ou révoqué est refusé dès la requête suivante.</translation>
    </message>
    <message>
        <source>Revoke the token of %1?</source>
        <translation>Révoquer le jeton de %1 ?</translation>
    </message>
    <message>
        <source>%1 is refused from its next request on, until you give it another token.</source>
        <translation>%1 est refusé dès sa prochaine requête, jusqu’à ce que vous lui donniez un autre jeton.</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <translation>&amp;Révoquer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>mcprt::ToolComparison</name>
    <message>
        <source>Comparison of the tool</source>
        <translation>Comparaison de l’outil</translation>
    </message>
    <message>
        <source>As it was approved</source>
        <translation>Tel qu’approuvé</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Tel qu’il est maintenant</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Inchangé</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>mcprt::ToolModel</name>
    <message>
        <source>Tool</source>
        <translation>Outil</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayFirstRun</name>
    <message>
        <source>%1 was left as it is, because %2 could not be taken over. Go back, untick that server, and apply again.</source>
        <translation>%1 est resté tel quel, car %2 n&apos;a pas pu être repris. Revenez en arrière, décochez ce serveur et appliquez de nouveau.</translation>
    </message>
    <message>
        <source>The demo server is not beside this program: %1 is missing. Install MCP Runtime again, or choose a server of your own.</source>
        <translation>Le serveur de démonstration n&apos;est pas à côté de ce programme : %1 manque. Réinstallez MCP Runtime ou choisissez un de vos serveurs.</translation>
    </message>
    <message>
        <source>The keychain has another %1 than the program&apos;s file, and keeps it. To replace it: Clients, Import its servers.</source>
        <translation>Le trousseau a une autre valeur de %1 que le fichier du programme, et la garde. Pour la remplacer : Clients, Importer ses serveurs.</translation>
    </message>
    <message>
        <source>%1 was left as it is, because %2 has another key there.</source>
        <translation>%1 a été laissé tel quel, car %2 y a une autre clé.</translation>
    </message>
</context>
<context>
    <name>mcprt::TrayIcon</name>
    <message>
        <source>&amp;Open MCP Runtime</source>
        <translation>&amp;Ouvrir MCP Runtime</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>&amp;Serveurs</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Copy endpoint</source>
        <translation>&amp;Copier l&apos;adresse</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Para&amp;mètres…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>The engine could not start</source>
        <translation>Le moteur n&apos;a pas pu démarrer</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>%1 of %2 servers running</source>
        <translation>%1 serveurs sur %2 en marche</translation>
    </message>
    <message>
        <source>&amp;Approvals (%1)</source>
        <translation>&amp;Approbations (%1)</translation>
    </message>
    <message>
        <source>No server is known</source>
        <translation>Aucun serveur n&apos;est connu</translation>
    </message>
    <message>
        <source>All servers…</source>
        <translation>Tous les serveurs…</translation>
    </message>
    <message>
        <source>Approval needed</source>
        <translation>Approbation nécessaire</translation>
    </message>
    <message>
        <source>A server gave up</source>
        <translation>Un serveur a abandonné</translation>
    </message>
    <message>
        <source>%1 ended again and again and is not restarted any more.</source>
        <translation>%1 s&apos;est terminé à plusieurs reprises et n&apos;est plus redémarré.</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Connexion nécessaire</translation>
    </message>
    <message>
        <source>%1 does not let us in. Sign in again, or check its key.</source>
        <translation>%1 ne nous laisse pas entrer. Reconnectez-vous, ou vérifiez sa clé.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for your approval.</source>
        <translation>
            <numerusform>%n demande attend votre approbation.</numerusform>
            <numerusform>%n demandes attendent votre approbation.</numerusform>
        </translation>
    </message>
    <message>
        <source>Servers gave up</source>
        <translation>Des serveurs ont abandonné</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) ended again and again and are not restarted any more: %1</source>
        <translation>
            <numerusform>%n serveur s&apos;est arrêté sans cesse et n&apos;est plus redémarré : %1</numerusform>
            <numerusform>%n serveurs se sont arrêtés sans cesse et ne sont plus redémarrés : %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) do not let us in. Sign in again, or check their keys: %1</source>
        <translation>
            <numerusform>%n serveur ne nous laisse pas entrer. Reconnectez-vous, ou vérifiez sa clé : %1</numerusform>
            <numerusform>%n serveurs ne nous laissent pas entrer. Reconnectez-vous, ou vérifiez leurs clés : %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::TrayProgram</name>
    <message>
        <source>This desktop shows no tray icons, so this window takes the icon&apos;s place. On GNOME, the extension &quot;AppIndicator and KStatusNotifierItem Support&quot; adds them.</source>
        <translation>Ce bureau n&apos;affiche pas d&apos;icônes de notification ; cette fenêtre en tient lieu. Sous GNOME, l&apos;extension « AppIndicator and KStatusNotifierItem Support » les ajoute.</translation>
    </message>
    <message>
        <source>Quit MCP Runtime?</source>
        <translation>Quitter MCP Runtime ?</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) run for your clients.</source>
        <translation>
            <numerusform>%n serveur tourne pour vos clients.</numerusform>
            <numerusform>%n serveurs tournent pour vos clients.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop them and quit</source>
        <translation>&amp;Les arrêter et quitter</translation>
    </message>
    <message>
        <source>&amp;Keep them running in the tray</source>
        <translation>Les &amp;garder en marche dans la zone de notification</translation>
    </message>
    <message>
        <source>&amp;Keep them running, minimise</source>
        <translation>Les &amp;garder en marche, réduire la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t ask again</source>
        <translation>&amp;Ne plus demander</translation>
    </message>
    <message>
        <source>About MCP Runtime</source>
        <translation>À propos de MCP Runtime</translation>
    </message>
    <message>
        <source>MCP Runtime %1

One MCP server in front of all the others. Your servers: %2

Its source is under the MIT licence. This program contains Qt HTTP Server and is therefore distributed under the GNU GPL, version 3.</source>
        <translation>MCP Runtime %1

Un seul serveur MCP devant tous les autres. Vos serveurs : %2

Le code source est sous licence MIT. Ce programme contient Qt HTTP Server et est donc distribué sous la GNU GPL, version 3.</translation>
    </message>
    <message>
        <source>No browser could be opened. Open this page yourself: %1</source>
        <translation>Aucun navigateur n&apos;a pu être ouvert. Ouvrez vous-même cette page : %1</translation>
    </message>
    <message>
        <source>Some of what you changed holds from the next start of MCP Runtime on. Clients that run keep what held before until they are started again.</source>
        <translation>Certains de vos changements valent à partir du prochain démarrage de MCP Runtime. Pour les clients en marche, ce qui valait avant reste valable jusqu&apos;à leur redémarrage.</translation>
    </message>
</context>
<context>
    <name>mcprt::TraySettings</name>
    <message>
        <source>The keychain has not answered yet to what was saved before. Try again in a minute.</source>
        <translation>Le trousseau n’a pas encore répondu à ce qui a été enregistré avant. Réessayez dans une minute.</translation>
    </message>
</context>
<context>
    <name>mcprt::TryPage</name>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Essayer</translation>
    </message>
    <message>
        <source>&amp;Call it</source>
        <translation>Appe&amp;ler</translation>
    </message>
    <message>
        <source>The first call</source>
        <translation>Le premier appel</translation>
    </message>
    <message>
        <source>Choose a server: it is started, searched as a model would, and one of its tools is called. The demo server comes with MCP Runtime and needs no network.</source>
        <translation>Choisissez un serveur : il est démarré, on y cherche comme le ferait un modèle, et un de ses outils est appelé. Le serveur de démonstration vient avec MCP Runtime et n&apos;a pas besoin de réseau.</translation>
    </message>
    <message>
        <source>A call does what the tool does: choose one that only reads.</source>
        <translation>Un appel fait ce que fait l&apos;outil : choisissez-en un qui ne fait que lire.</translation>
    </message>
    <message>
        <source>Ser&amp;ver:</source>
        <translation>Ser&amp;veur :</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s&apos;est passé</translation>
    </message>
    <message>
        <source>T&amp;ool:</source>
        <translation>&amp;Outil :</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Outil</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>The engine did not take the new server up. Look at Servers in the window for what is wrong.</source>
        <translation>Le moteur n&apos;a pas pris en compte le nouveau serveur. Regardez sous Serveurs dans la fenêtre ce qui ne va pas.</translation>
    </message>
    <message>
        <source>Here you see what happens.</source>
        <translation>Ici vous voyez ce qui se passe.</translation>
    </message>
    <message>
        <source>The demo server</source>
        <translation>Le serveur de démonstration</translation>
    </message>
    <message>
        <source>The engine is still starting.</source>
        <translation>Le moteur démarre encore.</translation>
    </message>
    <message>
        <source>The demo server was added to your configuration. You can remove it any time.</source>
        <translation>Le serveur de démonstration a été ajouté à votre configuration. Vous pouvez l&apos;enlever à tout moment.</translation>
    </message>
    <message>
        <source>Starting %1 …</source>
        <translation>Démarrage de %1 …</translation>
    </message>
    <message>
        <source>%1 runs. Tools: %2.</source>
        <translation>%1 tourne. Outils : %2.</translation>
    </message>
    <message>
        <source>It offers no tool to call.</source>
        <translation>Il n&apos;offre aucun outil.</translation>
    </message>
    <message>
        <source>A search for “%1” finds nothing.</source>
        <translation>Une recherche de « %1 » ne trouve rien.</translation>
    </message>
    <message>
        <source>A search for “%1” finds: %2.</source>
        <translation>Une recherche de « %1 » trouve : %2.</translation>
    </message>
    <message>
        <source>%1 answers: %2</source>
        <translation>%1 répond : %2</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Cela fonctionne.</translation>
    </message>
    <message>
        <source>Choose another server, or try again. You can also go on and come back later.</source>
        <translation>Choisissez un autre serveur ou réessayez. Vous pouvez aussi continuer et revenir plus tard.</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>Cet outil ne prend pas d&apos;argument.</translation>
    </message>
</context>
</TS>
