# reviewed: no
# Phrases de crise que partagent toutes les parties.

not-saved = Cela n’a pas été enregistré : je n’ai pas accès à mes données en ce moment. Réessaie dans quelques minutes, s’il te plaît.
not-saved-urgent = Des gens à qui parler maintenant, sans moi : { CMD("urgent") }
went-wrong-urgent = Quelque chose a échoué de mon côté. Si tu es en danger, appelle le numéro d’urgence de ton pays. Le 112 marche avec un portable dans beaucoup de pays. Des gens à qui parler : findahelpline.com
all-right = D’accord. { CMD("urgent") } marche à toute heure.
people-to-talk-to = Si tu préfères parler à quelqu’un maintenant : { CMD("urgent") }
country-unknown = Je n’ai pas trouvé de pays appelé « { $words } ». Son nom ou ses deux lettres conviennent, par exemple Belgique ou BE.
country-guess = Je n’ai pas trouvé ce pays. Est-ce l’un de ceux-ci ?
country-name = { COUNTRY($country) }

## Des gens à qui parler

only-you = Comme tu l’as demandé. Il n’y a que toi qui vois ceci.
turn-emergency = Si tu es en danger maintenant : { $number }.
turn-emergency-ambulance = Si tu es en danger maintenant : { $number }. Ambulance : { $ambulance }.
turn-emergency-unknown = Si tu es en danger maintenant, appelle le numéro d’urgence de ton pays. Le 112 marche avec un portable dans beaucoup de pays.
turn-line = { $contact }. Vérifié : { $checked }.
turn-line-old = { $contact }. Vérifié : { $checked }, a pu changer.
turn-line-open = { $contact }. Ouvert maintenant, vérifié : { $checked }.
turn-line-closed = { $contact }. Fermé maintenant, vérifié : { $checked }.
turn-contact = { $name }, { $how }
turn-contact-or = { $contact }, ou { $other }
turn-call = téléphone { $number }
turn-call-then = téléphone { $number }, puis { $then }
turn-text = SMS au { $number }
turn-text-keyword = SMS avec { $keyword } au { $number }
turn-web = { $number }
turn-whatsapp = WhatsApp { $number }
turn-chat = tchat sur { $number }
turn-email = écris à { $number }
turn-app = l’application { $number }
turn-name = { $name }
turn-name-region = { $name } ({ $region })
turn-name-youth = { $name } (pour les jeunes)
turn-name-lgbtq = { $name } (pour les personnes LGBTQ)
turn-name-domestic-violence = { $name } (violences à la maison)
turn-name-sexual-violence = { $name } (violences sexuelles)
turn-name-substance = { $name } (alcool et drogues)
turn-name-eating-disorders = { $name } (difficultés avec la nourriture)
turn-name-perinatal = { $name } (autour d’une naissance)
turn-name-veterans = { $name } (pour les anciens combattants)
turn-name-men = { $name } (pour les hommes)
turn-name-women = { $name } (pour les femmes)
turn-name-elderly = { $name } (pour les personnes âgées)
turn-name-indigenous = { $name } (pour les personnes autochtones)
turn-name-disaster = { $name } (après une catastrophe)
turn-name-bereavement = { $name } (après un décès)
turn-name-anxiety = { $name } (anxiété)
turn-name-depression = { $name } (dépression)
turn-name-self-harm = { $name } (automutilation)
turn-name-psychosis = { $name } (psychose)
turn-name-sleep = { $name } (sommeil)
turn-name-loneliness = { $name } (solitude)
turn-name-family = { $name } (pour les proches et les aidants)
turn-name-hospital = { $name } (après une hospitalisation)
turn-name-housing = { $name } (logement)
turn-name-benefits = { $name } (argent et aides sociales)
turn-month =
    { $month ->
        [1] janvier { $year }
        [2] février { $year }
        [3] mars { $year }
        [4] avril { $year }
        [5] mai { $year }
        [6] juin { $year }
        [7] juillet { $year }
        [8] août { $year }
        [9] septembre { $year }
        [10] octobre { $year }
        [11] novembre { $year }
        [12] décembre { $year }
       *[0] { $year }
    }
turn-not-ours = Ils ne dépendent pas de nous. Les numéros peuvent changer.
turn-also = D’autres lieux, dans beaucoup de pays :
turn-none-for-country = Je ne connais aucune ligne dans ce pays. Voici des listes pour le monde entier :
turn-country-unknown = Je ne connais pas ton pays. Voici des listes pour le monde entier :
turn-more-places = D’autres lieux
turn-for-young = Pour les jeunes
turn-not-working = Un numéro n’a pas marché
turn-short = { $service }. En danger maintenant : { $number }.
turn-short-anywhere = { $service }. En danger maintenant : appelle le numéro d’urgence de ton pays.
