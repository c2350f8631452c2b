<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>mcprt::ClientPage</name>
    <message numerus="yes">
        <source>%n server(s) of %1 are here now. Shall its own entries give way to one for this program, so that each server runs once for all clients? Disconnect takes it back.</source>
        <translation>
            <numerusform>%n server of %1 is here now. Shall its own entry give way to one for this program, so that the server runs once for all clients? Disconnect takes it back.</numerusform>
            <numerusform>%n servers of %1 are here now. Shall its own entries give way to one for this program, so that each server runs once for all clients? Disconnect takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::ElicitationDialog</name>
    <message numerus="yes">
        <source>%n more question(s) wait behind this one.</source>
        <translation>
            <numerusform>%n more question waits behind this one.</numerusform>
            <numerusform>%n more questions wait behind this one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::FindPage</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) can become yours. None is started yet.</source>
        <translation>
            <numerusform>%n server can become yours. It is not started yet.</numerusform>
            <numerusform>%n servers can become yours. None is started yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::MainWindow</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::SchemaForm</name>
    <message numerus="yes">
        <source>needs at least %n choice(s)</source>
        <translation>
            <numerusform>needs at least %n choice</numerusform>
            <numerusform>needs at least %n choices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n choice(s)</source>
        <translation>
            <numerusform>takes at most %n choice</numerusform>
            <numerusform>takes at most %n choices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %n character(s)</source>
        <translation>
            <numerusform>needs at least %n character</numerusform>
            <numerusform>needs at least %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>takes at most %n character(s)</source>
        <translation>
            <numerusform>takes at most %n character</numerusform>
            <numerusform>takes at most %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::ServerModel</name>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::TrayIcon</name>
    <message numerus="yes">
        <source>%n request(s) wait for your approval.</source>
        <translation>
            <numerusform>%n request waits for your approval.</numerusform>
            <numerusform>%n requests wait for your approval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) ended again and again and are not restarted any more: %1</source>
        <translation>
            <numerusform>%n server ended again and again and is not restarted any more: %1</numerusform>
            <numerusform>%n servers ended again and again and are not restarted any more: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) do not let us in. Sign in again, or check their keys: %1</source>
        <translation>
            <numerusform>%n server does not let us in. Sign in again, or check its key: %1</numerusform>
            <numerusform>%n servers do not let us in. Sign in again, or check their keys: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mcprt::TrayProgram</name>
    <message numerus="yes">
        <source>%n server(s) run for your clients.</source>
        <translation>
            <numerusform>%n server runs for your clients.</numerusform>
            <numerusform>%n servers run for your clients.</numerusform>
        </translation>
    </message>
</context>
</TS>
