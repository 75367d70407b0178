# reviewed: no
# Frases de crisis que comparten todas las partes.

not-saved = Eso no se ha guardado: ahora no puedo acceder a mis datos. Por favor, inténtalo de nuevo en unos minutos.
not-saved-urgent = Personas con las que hablar ahora, sin mí: { CMD("urgent") }
went-wrong-urgent = Algo ha fallado por mi parte. Si estás en peligro, llama al número de emergencias de tu país. El 112 funciona con el móvil en muchos países. Personas con las que hablar: findahelpline.com
all-right = De acuerdo. { CMD("urgent") } funciona a cualquier hora.
people-to-talk-to = Si prefieres hablar con alguien ahora: { CMD("urgent") }
country-unknown = No he encontrado ningún país llamado «{ $words }». Vale su nombre o sus dos letras, por ejemplo España o ES.
country-guess = No he encontrado ese país. ¿Era uno de estos?
country-name = { COUNTRY($country) }

## Personas con las que hablar

only-you = Como has pedido. Esto solo lo ves tú.
turn-emergency = Si estás en peligro ahora: { $number }.
turn-emergency-ambulance = Si estás en peligro ahora: { $number }. Ambulancia: { $ambulance }.
turn-emergency-unknown = Si estás en peligro ahora, llama al número de emergencias de tu país. El 112 funciona con el móvil en muchos países.
turn-line = { $contact }. Comprobado: { $checked }.
turn-line-old = { $contact }. Comprobado: { $checked }, puede haber cambiado.
turn-line-open = { $contact }. Abierto ahora, comprobado: { $checked }.
turn-line-closed = { $contact }. Cerrado ahora, comprobado: { $checked }.
turn-contact = { $name }, { $how }
turn-contact-or = { $contact }, o { $other }
turn-call = teléfono { $number }
turn-call-then = teléfono { $number }, después { $then }
turn-text = SMS al { $number }
turn-text-keyword = SMS con { $keyword } al { $number }
turn-web = { $number }
turn-whatsapp = WhatsApp { $number }
turn-chat = chat en { $number }
turn-email = escribe a { $number }
turn-app = la aplicación { $number }
turn-name = { $name }
turn-name-region = { $name } ({ $region })
turn-name-youth = { $name } (para jóvenes)
turn-name-lgbtq = { $name } (para personas LGBTQ)
turn-name-domestic-violence = { $name } (violencia en casa)
turn-name-sexual-violence = { $name } (violencia sexual)
turn-name-substance = { $name } (alcohol y drogas)
turn-name-eating-disorders = { $name } (problemas con la comida)
turn-name-perinatal = { $name } (embarazo y parto)
turn-name-veterans = { $name } (para veteranos)
turn-name-men = { $name } (para hombres)
turn-name-women = { $name } (para mujeres)
turn-name-elderly = { $name } (para personas mayores)
turn-name-indigenous = { $name } (para personas indígenas)
turn-name-disaster = { $name } (después de un desastre)
turn-name-bereavement = { $name } (después de una muerte)
turn-name-anxiety = { $name } (ansiedad)
turn-name-depression = { $name } (depresión)
turn-name-self-harm = { $name } (autolesiones)
turn-name-psychosis = { $name } (psicosis)
turn-name-sleep = { $name } (sueño)
turn-name-loneliness = { $name } (soledad)
turn-name-family = { $name } (para familiares y cuidadores)
turn-name-hospital = { $name } (después de una estancia en el hospital)
turn-name-housing = { $name } (vivienda)
turn-name-benefits = { $name } (dinero y ayudas)
turn-month =
    { $month ->
        [1] enero de { $year }
        [2] febrero de { $year }
        [3] marzo de { $year }
        [4] abril de { $year }
        [5] mayo de { $year }
        [6] junio de { $year }
        [7] julio de { $year }
        [8] agosto de { $year }
        [9] septiembre de { $year }
        [10] octubre de { $year }
        [11] noviembre de { $year }
        [12] diciembre de { $year }
       *[0] { $year }
    }
turn-not-ours = No son nuestros. Los números pueden cambiar.
turn-also = Más lugares, en muchos países:
turn-none-for-country = No conozco ninguna línea en ese país. Aquí hay listas de todo el mundo:
turn-country-unknown = No conozco tu país. Aquí hay listas de todo el mundo:
turn-more-places = Más lugares
turn-for-young = Para jóvenes
turn-not-working = Un número no funcionó
turn-short = { $service }. En peligro ahora: { $number }.
turn-short-anywhere = { $service }. En peligro ahora: llama al número de emergencias de tu país.
