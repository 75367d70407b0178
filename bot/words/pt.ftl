# reviewed: no
# Frases de crise que todas as partes têm em comum.

not-saved = Isso não foi guardado: neste momento não consigo chegar aos meus dados. Tente de novo daqui a alguns minutos, por favor.
not-saved-urgent = Pessoas com quem falar agora, sem mim: { CMD("urgent") }
went-wrong-urgent = Algo falhou do meu lado. Se está em perigo, ligue para o número de emergência do seu país. O 112 funciona com o telemóvel em muitos países. Pessoas com quem falar: findahelpline.com
all-right = Está bem. { CMD("urgent") } funciona a qualquer hora.
people-to-talk-to = Se prefere falar com alguém agora: { CMD("urgent") }
country-unknown = Não encontrei nenhum país chamado «{ $words }». Serve o nome ou as duas letras, por exemplo Brasil ou BR.
country-guess = Não encontrei esse país. Era um destes?
country-name = { COUNTRY($country) }

## Pessoas com quem falar

only-you = Como pediu. Só você vê isto.
turn-emergency = Se está em perigo agora: { $number }.
turn-emergency-ambulance = Se está em perigo agora: { $number }. Ambulância: { $ambulance }.
turn-emergency-unknown = Se está em perigo agora, ligue para o número de emergência do seu país. O 112 funciona com o telemóvel em muitos países.
turn-line = { $contact }. Verificado: { $checked }.
turn-line-old = { $contact }. Verificado: { $checked }, pode ter mudado.
turn-line-open = { $contact }. Aberto agora, verificado: { $checked }.
turn-line-closed = { $contact }. Fechado agora, verificado: { $checked }.
turn-contact = { $name }, { $how }
turn-contact-or = { $contact }, ou { $other }
turn-call = telefone { $number }
turn-call-then = telefone { $number }, depois { $then }
turn-text = SMS para { $number }
turn-text-keyword = SMS com { $keyword } para { $number }
turn-web = { $number }
turn-whatsapp = WhatsApp { $number }
turn-chat = chat em { $number }
turn-email = escreve para { $number }
turn-app = o aplicativo { $number }
turn-name = { $name }
turn-name-region = { $name } ({ $region })
turn-name-youth = { $name } (para jovens)
turn-name-lgbtq = { $name } (para pessoas LGBTQ)
turn-name-domestic-violence = { $name } (violência em casa)
turn-name-sexual-violence = { $name } (violência sexual)
turn-name-substance = { $name } (álcool e drogas)
turn-name-eating-disorders = { $name } (dificuldades com a comida)
turn-name-perinatal = { $name } (gravidez e parto)
turn-name-veterans = { $name } (para veteranos)
turn-name-men = { $name } (para homens)
turn-name-women = { $name } (para mulheres)
turn-name-elderly = { $name } (para pessoas idosas)
turn-name-indigenous = { $name } (para pessoas indígenas)
turn-name-disaster = { $name } (depois de um desastre)
turn-name-bereavement = { $name } (depois de uma morte)
turn-name-anxiety = { $name } (ansiedade)
turn-name-depression = { $name } (depressão)
turn-name-self-harm = { $name } (automutilação)
turn-name-psychosis = { $name } (psicose)
turn-name-sleep = { $name } (sono)
turn-name-loneliness = { $name } (solidão)
turn-name-family = { $name } (para familiares e cuidadores)
turn-name-hospital = { $name } (depois de uma internação)
turn-name-housing = { $name } (moradia)
turn-name-benefits = { $name } (dinheiro e benefícios)
turn-month =
    { $month ->
        [1] janeiro de { $year }
        [2] fevereiro de { $year }
        [3] março de { $year }
        [4] abril de { $year }
        [5] maio de { $year }
        [6] junho de { $year }
        [7] julho de { $year }
        [8] agosto de { $year }
        [9] setembro de { $year }
        [10] outubro de { $year }
        [11] novembro de { $year }
        [12] dezembro de { $year }
       *[0] { $year }
    }
turn-not-ours = Não são nossos. Os números podem mudar.
turn-also = Mais lugares, em muitos países:
turn-none-for-country = Não conheço nenhuma linha nesse país. Aqui há listas de todo o mundo:
turn-country-unknown = Não conheço o seu país. Aqui há listas de todo o mundo:
turn-more-places = Mais lugares
turn-for-young = Para jovens
turn-not-working = Um número não funcionou
turn-short = { $service }. Em perigo agora: { $number }.
turn-short-anywhere = { $service }. Em perigo agora: ligue para o número de emergência do seu país.
