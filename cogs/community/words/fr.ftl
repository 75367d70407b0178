# reviewed: no
# L’annonce : ce que les membres lisent avant que rien ne soit comparé.

announcement-who = Bonjour. Je suis Alongside, un programme. J’annonce les prochains groupes, je demande comment tu vas, si tu le veux, et je trouve des personnes à qui parler.
announcement-compares = Je compare les messages des salons d’ici avec des listes de mots. Si l’un d’eux ressemble à une crise, j’écris en privé à la personne qui l’a écrit. S’il ressemble à un danger immédiat, je peux aussi le dire aux personnes qui aident ici. Je ne garde pas ce qui est écrit, et des choses m’échappent.
announcement-off = Pour l’arrêter pour toi : { CMD("you screening off") }. Personne ne l’apprend.
announcement-limits = Je ne suis pas un service d’urgence, et personne ne regarde tout le temps. Des personnes à qui parler, à toute heure : { CMD("urgent") }. Quelqu’un qui aide ici : { CMD("ask") }.
announcement-matrix = Envoie-moi une fois un message direct, pour que mes réponses privées te parviennent.
