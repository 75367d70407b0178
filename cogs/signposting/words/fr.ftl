# reviewed: no
# Le message privé. On le lit la nuit, à bout de forces : des phrases courtes, simples et vraies.

## Le message

note-private = Un message privé d’Alongside.
note-told-nobody = Je n’en ai parlé à personne.
note-told-asked = À part ce que tu demandes toi-même à celles et ceux qui aident ici, je n’en ai parlé à personne.
note-told-helpers = J’ai dit à celles et ceux qui aident ici où tu as écrit. Ce sont des bénévoles, qui dorment peut-être : ne les attends pas.
note-suicide = Quelque chose que tu as écrit donnait l’impression que tout est très dur en ce moment. Je peux me tromper. { $told }
note-self-harm = Quelque chose que tu as écrit donnait l’impression que tu te fais du mal, ou que tu en es près. Je peux me tromper. { $told }
note-overdose = Quelque chose que tu as écrit donnait l’impression que tu as trop pris de quelque chose, ou que tu en es près. Je peux me tromper. { $told }
note-eating = Quelque chose que tu as écrit donnait l’impression que manger est très dur en ce moment. Je peux me tromper. { $told }
note-bereavement = Quelque chose que tu as écrit donnait l’impression que tu as perdu quelqu’un par suicide. Je peux me tromper. { $told }
note-asking = Quelque chose que tu as écrit donnait l’impression que tu cherches quelqu’un à qui parler. Je peux me tromper. { $told }
note-besides-self-harm = Une plaie profonde, ou qui n’arrête pas de saigner, a besoin de soins maintenant.
note-besides-overdose = Garde la boîte ou le flacon près de toi quand tu appelles. N’attends pas de voir ce qui se passe.
note-besides-eating = Si tu t’évanouis, si tu as mal à la poitrine ou si tu ne peux pas garder d’eau : cela demande des soins maintenant.
note-talking = Si parler peut aider :
note-bereavement-talk = Des personnes à qui parler, de cela aussi :
note-urgent = En cas de danger ou de blessure, ou si tu as pris quelque chose : appelle le { $number } maintenant, même si tu te sens bien.
note-urgent-ambulance = En cas de danger ou de blessure, ou si tu as pris quelque chose : appelle maintenant une ambulance, le { $ambulance }, ou le { $number }, même si tu te sens bien.
note-urgent-unknown = En cas de danger ou de blessure, ou si tu as pris quelque chose : appelle maintenant le numéro d’urgence de ton pays, même si tu te sens bien. Le 112 marche depuis un portable dans beaucoup de pays.
note-talk = Pour parler :
note-someone-else = Tu peux lui poser clairement la question du suicide ; la poser n’en donne pas l’idée. Écouter suffit, et tu n’as pas à porter cela tout seul ou toute seule. Je ne lui écrirai pas.
note-someone-else-lines = On y répond à cette personne, et à toi aussi :
note-their-danger = Si cette personne est en danger maintenant : { $number }, et dis où elle est, si tu le sais.
note-their-danger-ambulance = Si cette personne est en danger maintenant : ambulance { $ambulance }, ou { $number }, et dis où elle est, si tu le sais.
note-their-danger-unknown = Si cette personne est en danger maintenant : le numéro d’urgence du pays où elle est, et dis où c’est, si tu le sais. Le 112 marche depuis un portable dans beaucoup de pays.

## Le message, là où quelqu’un peut regarder

note-closed = Quelque chose à lire dans un moment calme.
note-open = Ouvrir
note-remove = Retirer
note-goes = Ceci disparaît dans une heure, ou quand tu appuies sur Masquer. Les appels et les recherches peuvent se voir plus tard sur ce téléphone ; un autre téléphone peut être plus sûr.
note-abuse = Quelque chose que tu as écrit donnait l’impression que quelqu’un te fait du mal ou te fait peur. Je peux me tromper. C’est toi qui décides ce que tu fais, et quand.
note-sexual-violence = Quelque chose que tu as écrit donnait l’impression que quelqu’un t’a fait quelque chose que tu ne voulais pas. Je peux me tromper. Ce n’est pas ta faute. C’est toi qui décides à qui tu le dis, et quand.
note-able-to-call = Si tu es en danger et que tu peux appeler : { $number }.
note-able-to-call-ambulance = Si tu es en danger et que tu peux appeler : { $number }. Ambulance : { $ambulance }.
note-able-to-call-unknown = Si tu es en danger et que tu peux appeler : le numéro d’urgence de ton pays. Le 112 marche depuis un portable dans beaucoup de pays.

## Ce qu’on peut en faire

note-send-me = Me l’envoyer
note-sent = Je te l’envoie en message direct. Si rien n’arrive, tes messages directs me sont fermés.
note-missed = Je t’ai écrit, et cela ne t’est pas arrivé. Des personnes à qui parler, à toute heure : { CMD("urgent") }. Quelqu’un qui aide ici : { CMD("ask") }.
note-say-country = Dire mon pays
note-country-set = À partir de maintenant, je donne les numéros de ce pays : { $country }. Pour changer : { CMD("you country") }
note-ask = Demander de l’aide ici
note-not-now = Pas maintenant
note-left-alone = D’accord. Je n’écris plus de tel message pendant 24 heures, sauf si quelque chose ressemble à un danger. { CMD("urgent") } marche à toute heure.
note-hide = Masquer
note-unscreened = Ne pas comparer ce que j’écris

ask-signposting-country-country = Dans quel pays es-tu ? Je m’en sers seulement pour trouver les bons numéros.
option-signposting-country-country = son nom ou deux lettres

## Alerts and requests

ask-about = De qui s’agit-il ?
ask-about-me = De moi
ask-about-worried = De quelqu’un qui m’inquiète
ask-about-not-right = Quelque chose ne va pas ici
ask-which-for-me = Qu’est-ce qui aiderait ? Les personnes qui aident verront ton nom et ton choix.
ask-which-for-worried = Qu’est-ce qui aiderait ? Les personnes qui aident verront ton nom et ton choix. Je n’écrirai pas à la personne qui t’inquiète. Si elle est en danger maintenant, appelle le numéro d’urgence et dis où elle est, si tu le sais.
ask-which-for-not-right = Qu’est-ce qui aiderait ? Celles et ceux qui s’occupent de cette communauté verront ton nom et ton choix. S’il s’agit de l’un d’eux, dis de qui : je ne le montre pas à cette personne.
ask-with-words = Elles verront aussi ce que tu as écrit avec cela.
ask-need-listen = Quelqu’un pour écouter
ask-need-ideas = Des idées
ask-need-service = Trouver un service
ask-need-look = Quelqu’un qui regarde cela
ask-need-cancel = Annuler
ask-say-who = Dire de qui il s’agit
ask-who = De qui s’agit-il ? Une mention ou son nom complet ici. Les personnes qui aident le verront ; je ne le montre pas à cette personne.
ask-who-not-right = De qui s’agit-il ? Une mention ou son nom complet ici. Je ne le montre pas à cette personne.
ask-who-unknown = Je n’ai pas compris « { $words } » comme une personne d’ici. Une mention ou son nom complet ici conviendrait.
ask-cancelled = D’accord. Je ne l’ai dit à personne.
ask-sent = Envoyé. Je ne peux pas dire quand quelqu’un répondra. Si personne ne l’a fait à { $until }, je te le dirai. Lignes ouvertes maintenant : { CMD("urgent") }
ask-sent-moderators = Envoyé à celles et ceux qui s’occupent de cette communauté. Je ne peux pas dire quand quelqu’un répondra. Si personne ne l’a fait à { $until }, je te le dirai. Tu peux aussi le signaler au service qui héberge ce chat. Lignes ouvertes maintenant : { CMD("urgent") }
ask-merged = Envoyé. C’est joint à ce que tu as demandé avant. Si personne ne répond, je te le dirai. Lignes ouvertes maintenant : { CMD("urgent") }
ask-taken-already = Envoyé. { $who } a ta demande depuis { $since } et t’écrira peut-être. Lignes ouvertes maintenant : { CMD("urgent") }
ask-nobody = Je ne l’ai dit à personne : pour le moment, je ne peux joindre personne ici. Ces personnes répondent :
ask-nobody-not-right = Je ne l’ai dit à personne : pour le moment, je ne peux joindre personne qui pourrait regarder cela. Tu peux écrire toi-même à la modération, ou le signaler au service qui héberge ce chat. Lignes ouvertes maintenant : { CMD("urgent") }
ask-add-words = Ajouter quelques mots
ask-take-back = Retirer
ask-words = Que veux-tu ajouter ? Les personnes qui aident le verront avec ton nom. Je le garde chiffré et je l’efface quand c’est terminé.
ask-words-not-right = Que veux-tu ajouter ? Celles et ceux qui s’occupent de cette communauté le verront avec ton nom. Je le garde chiffré et je l’efface quand c’est terminé.
ask-words-added = Ajouté.
ask-taken-back = Retiré. Qui l’a vu le verra. Lignes ouvertes maintenant : { CMD("urgent") }
alert-taken-told = { $who }, qui aide ici, a vu cela et t’écrira peut-être. Personne qui aide ici ne demande ton adresse, de l’argent, des mots de passe ou des photos.
alert-taken-told-moderator = { $who }, de la modération, a vu cela et t’écrira peut-être. Personne de la modération ne demande ton adresse, de l’argent, des mots de passe ou des photos.
alert-not-told-after-all = Mon message n’est pas arrivé aux personnes qui aident ici : personne n’est au courant. Ces personnes répondent maintenant :
request-untaken = Jusqu’ici, personne qui aide n’était libre. La demande reste ouverte. Ces personnes répondent maintenant :
request-untaken-moderators = Jusqu’ici, personne de la modération n’était libre. La demande reste ouverte. Tu peux écrire toi-même à la modération, ou le signaler au service qui héberge ce chat. Ces personnes répondent maintenant :
