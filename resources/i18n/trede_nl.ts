<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="nl_NL">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n stem(men)</source>
        <translation>
            <numerusform>%n stem</numerusform>
            <numerusform>%n stemmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mens(en)</source>
        <translation>
            <numerusform>%n persoon</numerusform>
            <numerusform>%n mensen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stem(men) tellen nog niet mee.</source>
        <translation>
            <numerusform>%n stem telt nog niet mee.</numerusform>
            <numerusform>%n stemmen tellen nog niet mee.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nog %n teken(s)</source>
        <translation>
            <numerusform>nog %n teken</numerusform>
            <numerusform>nog %n tekens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Past niet, niets ingevoegd: nog %n teken(s) vrij.</source>
        <translation>
            <numerusform>Past niet, niets ingevoegd: nog %n teken vrij.</numerusform>
            <numerusform>Past niet, niets ingevoegd: nog %n tekens vrij.</numerusform>
        </translation>
    </message>
</context>
</TS>
