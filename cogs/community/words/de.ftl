# Was die Moderation für ihre Community festlegt.

group-community = was die Moderation für alle hier einstellt
command-community-setup = erste Schritte: Sprache, Zeitzone, Land und die Ankündigung
command-community-show = was hier eingestellt ist
command-community-policy = der Sicherheitstext dieser Community
command-community-agreement = die Gruppenvereinbarung dieser Community, für Runden
command-community-digest = ein paar private Zeilen pro Woche, für dich in der Moderation
command-community-quiet = eine Pause für alle hier, zum Beispiel nach einem Verlust

option-community-setup-language = die Sprache, in der ich in Räumen schreibe
option-community-setup-zone = eine Stadt; Zeiten in Räumen sind in ihrer Zeit
option-community-setup-country = für die Notrufnummern, die in Räumen stehen
option-community-setup-contact = wen Mitglieder nach ihren Daten fragen können
option-community-policy-text = euer eigener Text; „standard“ nimmt den, den ich anbiete
option-community-agreement-text = dein eigener Text; „default“ nimmt meinen Vorschlag, „none“ entfernt sie
option-community-digest-on-or-off = an oder aus; ohne das, was ich jetzt sagen würde
option-community-quiet-until = zum Beispiel Montag oder in zwei Wochen; „vorbei“ beendet es

help-example-community-setup = Zum Beispiel: { CMD("community setup Deutsch Berlin country:DE") }
help-example-community-show = Mehr braucht es nicht.
help-example-community-policy = Zum Beispiel: { CMD("community policy") }, um ihn zu lesen.
help-example-community-agreement = Zum Beispiel: { CMD("community agreement") }, um sie zu lesen, { CMD("community agreement none") }, um keine zu haben.
help-example-community-digest = Zum Beispiel: { CMD("community digest an") }
help-example-community-quiet = Zum Beispiel: { CMD("community quiet Montag") }, und zum Beenden: { CMD("community quiet vorbei") }
ask-community-quiet-until = Bis wann soll ich hier nichts von mir aus tun? Antworten und { CMD("urgent") } gehen weiter.

community-setup = So steht es hier.
community-show = Was hier eingestellt ist:
community-change = Zum Ändern: { CMD("community setup") }, { CMD("community policy") } oder { CMD("community quiet Montag") }
community-language = Sprache in Räumen: { $value }
community-zone = Zeitzone: { $value }
community-country = Land: { $value }
community-contact = Für Fragen zu Daten: { $value }
community-policy = Sicherheitstext angenommen: { $value }
community-announced = Angekündigt: { $value }
community-not-set = nicht eingestellt
community-language-missing = Auf { $language } kann ich noch nichts sagen, darum schreibe ich in Räumen Englisch.
community-missing = Was noch fehlt, und wie es eingestellt wird:
community-missing-language = Die Sprache, in der ich in Räumen schreibe: { CMD("community setup Deutsch") }
community-missing-zone = Eure Zeitzone, nach einer Stadt: { CMD("community setup zone:Berlin") }
community-missing-country = Euer Land, für die richtigen Nummern: { CMD("community setup country:Irland") }
community-missing-contact = Wen Mitglieder nach ihren Daten fragen können: { CMD("community setup contact:mia") }
community-missing-policy = Der Sicherheitstext: { CMD("community policy") }
community-read-policy = Den Sicherheitstext lesen
community-announcement = Diese Ankündigung würde ich hier schreiben, in dieser Sprache: { $language }. In deiner Sprache sagt sie:
community-announcement-where = Die Ankündigung gehört in einen Raum. Tippe { CMD("community setup") } in dem Raum, in dem sie stehen soll.
community-claimed = „{ $name }“ zählt diesen Raum zu sich. Wenn das stimmt, gelten hier auch dessen Einstellungen und Moderation.
community-belong = Er gehört zu „{ $name }“
community-belongs = Ab jetzt gehört dieser Raum zu „{ $name }“.
community-announce = Hier schreiben
community-announced-here = Ich stelle sie dort ein. Hefte sie an, damit man sie später findet. Erscheint sie nicht, darf ich in dem Raum nicht schreiben.

community-policy-offered = Ein Sicherheitstext, den ihr so nehmen könnt, wie er ist. Hier hat noch niemand einen angenommen.
community-policy-now = Der Sicherheitstext dieser Community:
community-policy-accept = Annehmen
community-policy-accepted = Angenommen. Das ist ab jetzt der Sicherheitstext dieser Community:
community-policy-own = Um einen eigenen zu schreiben: { CMD("community policy") }, dann euer Text. Um den zu nehmen, den ich anbiete: { CMD("community policy standard") }
community-policy-line = { $line }
policy-helpers = Alle, die hier helfen, tun das freiwillig und sind selbst Mitglieder. Sie hören zu. Sie behandeln nicht, und sie sind kein Notdienst.
policy-hours = Niemand passt die ganze Zeit auf. Bei Gefahr: die Notrufnummer oder ein Krisentelefon anrufen. Niemand muss hier auf eine Antwort warten.
policy-limits = Wer hilft, darf jederzeit aufhören und ein Gespräch abgeben. Niemand trägt jemand anderen allein.
policy-minors = Minderjährige bekommen genauso freundlich Antwort wie alle und erfahren von Angeboten für junge Menschen. Wer hilft, redet nicht allein und privat mit ihnen.
policy-passed-on = Was gesagt wird, bleibt hier, außer wenn ein Leben in Gefahr scheint. Wer hilft, darf es dann der Moderation sagen, und sagt auch, dass es so ist.
policy-complaints = Wenn hier etwas nicht in Ordnung ist, sag es irgendeiner Person aus der Moderation. Wer selbst gemeint ist, entscheidet nicht darüber.

community-agreement-offered = Hier gibt es keine Gruppenvereinbarung. Wer sich zu einer Runde anmeldet, wird also nichts gefragt. Diese kannst du nehmen, wie sie ist:
community-agreement-now = Die Gruppenvereinbarung dieser Community. Wer sich zu einer Runde anmeldet, liest sie einmal und stimmt zu:
community-agreement-take = Diese nehmen
community-agreement-set = Wer sich zu einer Runde anmeldet, liest ab jetzt einmal dies und stimmt zu:
community-agreement-removed = Hier gibt es keine Gruppenvereinbarung mehr. Wer sich zu einer Runde anmeldet, wird nichts gefragt.
community-agreement-own = Für eine eigene: { CMD("community agreement") }, dann dein Text. Für gar keine: { CMD("community agreement none") }
agreement-stays = Was gesagt wird, bleibt bei denen, die da waren. Garantieren kann das niemand.
agreement-free = Du kannst jederzeit aussetzen, still sein oder gehen.
agreement-advice = Frag, bevor du einen Rat gibst. Keine Einzelheiten dazu, wie man sich verletzt.
agreement-peer = Wer die Runde hält, ist selbst betroffen und keine therapeutische Fachkraft. Scheint ein Leben in Gefahr, darf es die Moderation erfahren.

community-digest-on = Ab jetzt schreibe ich dir einmal pro Woche privat. Zum ersten Mal { $first }. Zum Beenden: { CMD("community digest aus") }
community-digest-off = Erledigt. Ich schreibe dir keine wöchentlichen Zeilen mehr.
community-digest-turn-on = Schreib mir einmal pro Woche
community-digest-turn-off = Schreib mir nicht
community-digest-now = Was ich diese Woche sagen würde:
community-digest = Ein paar Zeilen zur Woche, wie gewünscht.
community-digest-ready = Ein paar Zeilen zur Woche sind da, wie gewünscht.
community-digest-show = Zeigen
community-digest-nothing = Nichts ist offen, und nichts ist schiefgegangen.
community-digest-end = Zum Beenden: { CMD("community digest aus") }
community-digest-failed =
    { $count ->
        [one] Etwas, das fällig war, ist schiefgegangen und wird nicht mehr versucht. Wer mich betreibt, sieht mehr mit „alongside doctor“.
       *[other] { $count } Dinge, die fällig waren, sind schiefgegangen und werden nicht mehr versucht. Wer mich betreibt, sieht mehr mit „alongside doctor“.
    }

community-quiet-until = Ruhe hier bis { $until }.
community-quiet-open = Ruhe hier, bis die Moderation sie beendet.
community-quiet-what = Ich tue hier nichts von mir aus: keine täglichen Fragen, keine Anregungen, keine Erinnerungen. Wer mich fragt, bekommt Antwort, und { CMD("urgent") } geht.
community-quiet-go-on = Jetzt weitermachen
community-quiet-over = Die Ruhe ist vorbei. Was sich jemand gewünscht hat, kommt zur nächsten Zeit wieder.

## Die Ankündigung

announcement-who = Hallo. Ich bin Alongside, ein Programm. Ich zeige, welche Gruppen kommen, frage, wie es dir geht, wenn du das willst, und finde Menschen zum Reden.
announcement-compares = Ich vergleiche Nachrichten in den Räumen hier mit Wortlisten. Klingt eine nach einer Krise, bekommt privat eine Nachricht, wer sie geschrieben hat. Klingt sie nach Gefahr, die jetzt da ist, kann ich es auch den Helfenden hier sagen. Ich behalte eure Worte nicht, und ich übersehe manches.
announcement-off = Um das für dich abzuschalten: { CMD("you screening off") }. Niemand erfährt es.
announcement-limits = Ich bin kein Notdienst, und niemand passt die ganze Zeit auf. Menschen zum Reden, zu jeder Zeit: { CMD("urgent") }. Helfende hier: { CMD("ask") }.
announcement-matrix = Schick mir einmal eine Direktnachricht, damit meine privaten Antworten dich erreichen.
