# reviewed: no
# Des gens à qui parler, et de courts exercices.

command-urgent = des gens à qui parler maintenant
option-urgent-country = si ce n’est pas le tien : son nom ou ses deux lettres

urgent-for-country = Ceci est pour : { $country }. Pour un autre pays : { CMD("urgent GB") }
urgent-which-country = Dans quel pays es-tu ? Si tu me le dis, je nomme les numéros que j’y connais. Par exemple : { CMD("urgent GB") }
urgent-no-more = Je ne connais pas d’autre ligne dans ce pays. Voici des listes pour le monde entier :
urgent-none-young = Je n’y connais aucune ligne seulement pour les jeunes. Celles-ci sont pour tout le monde :
urgent-not-working-which = Lequel n’a pas marché ?
urgent-not-working-thanks = Merci. J’ai noté pour la modération que { $name } n’a pas marché, et pas qui l’a dit. D’autres :

## De courts exercices

command-calm = un court exercice, pas à pas
calm-offer = Un court exercice
calm-list = Lequel ? Chacun dure quelques minutes, et tu peux t’arrêter à tout moment. Aucun n’est un traitement.
calm-more-body = Pour le corps et les sens
calm-more-head = Pour les pensées et les envies
calm-more-doing = Quelque chose à faire, ou pour se reposer
calm-no-treatment = Ce n’est pas un traitement. Arrête si cela ne te va pas.
calm-begin = Commencer
calm-next = Suite
calm-stop = Arrêter ici
calm-again = Encore une fois
calm-instead = Plutôt : { $exercise }
calm-someone = Quelqu’un à qui parler
calm-end = C’est tout. Cela n’a pas besoin d’avoir aidé.
calm-stopped = D’accord. S’arrêter, c’est bien aussi.

calm-box-label = Respirer en carré
calm-box = Respirer en carré, environ trois minutes. Inspirer, attendre, expirer, attendre : quatre temps chaque fois. Si attendre sans air t’est difficile, prends l’autre.
calm-box-1 = Assieds-toi, reste debout ou allonge-toi, comme tu veux. Laisse tes épaules comme elles sont.
calm-box-2 = Inspire en comptant jusqu’à quatre.
calm-box-3 = Attends, et compte jusqu’à quatre. Moins va aussi.
calm-box-4 = Expire en comptant jusqu’à quatre.
calm-box-5 = Attends encore, jusqu’à quatre au plus.
calm-box-6 = La même chose encore trois fois, aussi lentement ou aussi vite que cela te convient.

calm-out-label = Expirer plus longtemps
calm-out = Expirer plus longtemps, environ deux minutes. S’il t’est désagréable de faire attention à ton souffle, prends l’autre.
calm-out-1 = Inspire doucement en comptant jusqu’à trois.
calm-out-2 = Expire lentement en comptant jusqu’à cinq, comme par une paille.
calm-out-3 = Si compter te fatigue, laisse. Il suffit que le souffle soit plus long en sortant qu’en entrant.
calm-out-4 = Encore cinq comme cela, comme ils viennent.

calm-senses-label = 5-4-3-2-1
calm-senses = 5-4-3-2-1, environ trois minutes : ce qui est autour de toi maintenant. Dans ta tête, à voix haute ou par écrit, tout va. Il y en a un autre sans voir ni sentir.
calm-senses-1 = Cinq choses que tu vois. Les petites comptent aussi.
calm-senses-2 = Quatre choses que tu peux toucher : une manche, la table, le sol.
calm-senses-3 = Trois sons. Une pièce calme en a aussi.
calm-senses-4 = Deux odeurs, ou deux auxquelles tu aimes penser.
calm-senses-5 = Une chose près de toi qui est bien comme elle est.

calm-touch-label = Toucher et entendre
calm-touch = Toucher et entendre, environ trois minutes, sans voir ni sentir. Dans ta tête ou à voix haute, les deux vont.
calm-touch-1 = Cinq choses à ta portée : touche-les, l’une après l’autre.
calm-touch-2 = Quatre d’entre elles encore : laquelle est lisse, laquelle rugueuse, laquelle molle, laquelle dure ?
calm-touch-3 = Trois sons, proches ou lointains.
calm-touch-4 = Deux sons auxquels tu aimes penser.
calm-touch-5 = Un mot que tu aimes. Dis-le une fois, ou pense-le.

calm-cool-label = Quelque chose de frais dans la main
calm-cool = Quelque chose de frais dans la main, environ deux minutes. Pas avec un problème de cœur, ni si manger t’est difficile en ce moment ; prends alors l’autre. Pas de glace.
calm-cool-1 = Prends quelque chose de frais : un verre d’eau, une boîte, une pierre, une cuillère.
calm-cool-2 = Tiens-le. Où est-ce frais : dans la paume, aux doigts ?
calm-cool-3 = Change de main après un moment. Est-ce différent là ?
calm-cool-4 = Pose-le quand cela suffit, et réchauffe tes mains.

calm-muscles-label = Serrer et relâcher
calm-muscles = Serrer et relâcher, environ cinq minutes. Laisse ce qui fait mal ou ne bouge pas. Avec une blessure, ou des douleurs, prends l’autre.
calm-muscles-1 = Mains : ferme les poings, avec la moitié de ta force. Compte jusqu’à cinq et relâche. Compte jusqu’à dix.
calm-muscles-2 = Bras : plie-les, serre, compte jusqu’à cinq, relâche. Compte jusqu’à dix.
calm-muscles-3 = Épaules : monte-les un peu, compte jusqu’à cinq, relâche. Compte jusqu’à dix.
calm-muscles-4 = Visage : ferme fort les yeux, compte jusqu’à cinq, relâche. Compte jusqu’à dix.
calm-muscles-5 = Pieds : appuie-les vers le bas, ou lève les orteils. Compte jusqu’à cinq et relâche. Compte jusqu’à dix.
calm-muscles-6 = Maintenant rien, pendant trois respirations.

calm-feet-label = Les pieds au sol
calm-feet = Les pieds au sol, environ une minute. En position assise, debout ou allongée, tout va.
calm-feet-1 = Pose les deux pieds au sol, ou les mains sur les bras d’un fauteuil.
calm-feet-2 = Appuie vers le bas, compte lentement jusqu’à cinq, relâche. Trois fois.
calm-feet-3 = Pousse lentement un mur, comme pour le déplacer, ou presse tes paumes l’une contre l’autre.
calm-feet-4 = Où sens-tu le sol, le fauteuil ou le mur ?

calm-name-label = Mettre un mot dessus
calm-wave-label = Laisser passer une envie
calm-pause-label = Faire une pause et choisir
calm-game-label = Un jeu pour la tête
calm-worry-label = Une heure pour les soucis
calm-write-label = Écrire et jeter
calm-letter-label = Une lettre gentille
calm-walk-label = Marcher, bouger un peu
calm-task-label = Une petite tâche
calm-place-label = Un lieu qui fait du bien
calm-message-label = Écrire à une personne
calm-music-label = Une liste de chansons
calm-sleep-label = Avant de dormir
calm-okay-label = Une chose qui va
