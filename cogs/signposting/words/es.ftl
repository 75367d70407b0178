# reviewed: no
# La nota privada. Quien la lee está agotado y es de noche: frases cortas, sencillas y ciertas.

## La nota

note-private = Una nota privada de Alongside.
note-told-nobody = No se lo he dicho a nadie.
note-told-asked = Aparte de lo que tú pides a quienes ayudan aquí, no se lo he dicho a nadie.
note-told-helpers = He dicho a quienes ayudan aquí dónde has escrito. Son voluntarios y pueden estar durmiendo: por favor, no esperes por ellos.
note-suicide = Algo que has escrito sonaba como si todo fuera muy difícil ahora. Puede que me equivoque. { $told }
note-self-harm = Algo que has escrito sonaba como si te estuvieras haciendo daño, o casi. Puede que me equivoque. { $told }
note-overdose = Algo que has escrito sonaba como si hubieras tomado demasiado de algo, o casi. Puede que me equivoque. { $told }
note-eating = Algo que has escrito sonaba como si comer fuera muy difícil ahora. Puede que me equivoque. { $told }
note-bereavement = Algo que has escrito sonaba como si hubieras perdido a alguien por suicidio. Puede que me equivoque. { $told }
note-asking = Algo que has escrito sonaba como si buscaras a alguien con quien hablar. Puede que me equivoque. { $told }
note-besides-self-harm = Una herida profunda, o que no deja de sangrar, necesita atención médica ahora.
note-besides-overdose = Ten a mano la caja o el frasco cuando llames. Por favor, no esperes a ver qué pasa.
note-besides-eating = Si te desmayas, te duele el pecho o no puedes retener el agua: eso necesita atención médica ahora.
note-talking = Si hablar ayudara:
note-bereavement-talk = Personas con quienes hablar, también de esto:
note-urgent = Si estás en peligro, con heridas, o has tomado algo: llama ahora al { $number }, aunque te sientas bien.
note-urgent-ambulance = Si estás en peligro, con heridas, o has tomado algo: llama ahora a una ambulancia, { $ambulance }, o al { $number }, aunque te sientas bien.
note-urgent-unknown = Si estás en peligro, con heridas, o has tomado algo: llama ahora al número de emergencias de tu país, aunque te sientas bien. El 112 funciona desde el móvil en muchos países.
note-talk = Para hablar:
note-someone-else = Puedes preguntarle claramente por el suicidio; preguntar no da la idea. Escuchar es suficiente, y no tienes que llevarlo a solas. Yo no voy a escribirle.
note-someone-else-lines = Aquí atienden a esa persona, y también a ti:
note-their-danger = Si está en peligro ahora: { $number }, y di dónde está, si lo sabes.
note-their-danger-ambulance = Si está en peligro ahora: ambulancia { $ambulance }, o { $number }, y di dónde está, si lo sabes.
note-their-danger-unknown = Si está en peligro ahora: el número de emergencias del país donde está, y di dónde es, si lo sabes. El 112 funciona desde el móvil en muchos países.

## La nota, donde alguien puede estar mirando

note-closed = Algo para leer en un momento tranquilo.
note-open = Abrir
note-remove = Quitar
note-goes = Esto desaparece en una hora, o cuando pulses Ocultar. Las llamadas y las búsquedas pueden verse después en este teléfono; otro teléfono puede ser más seguro.
note-abuse = Algo que has escrito sonaba como si alguien te hiciera daño o te diera miedo. Puede que me equivoque. Tú decides qué haces, y cuándo.
note-sexual-violence = Algo que has escrito sonaba como si alguien te hubiera hecho algo que no querías. Puede que me equivoque. No es culpa tuya. Tú decides a quién se lo dices, y cuándo.
note-able-to-call = Si estás en peligro y puedes llamar: { $number }.
note-able-to-call-ambulance = Si estás en peligro y puedes llamar: { $number }. Ambulancia: { $ambulance }.
note-able-to-call-unknown = Si estás en peligro y puedes llamar: el número de emergencias de tu país. El 112 funciona desde el móvil en muchos países.

## Qué se puede hacer con ella

note-send-me = Enviármelo
note-sent = Te lo envío como mensaje directo. Si no llega nada, tus mensajes directos están cerrados para mí.
note-missed = Te escribí antes y no te llegó. Personas con quienes hablar, a cualquier hora: { CMD("urgent") }. Alguien que ayuda aquí: { CMD("ask") }.
note-say-country = Decir mi país
note-country-set = A partir de ahora te doy números de { $country }. Para cambiarlo: { CMD("you country") }
note-ask = Preguntar a alguien que ayuda
note-not-now = Ahora no
note-left-alone = De acuerdo. No escribo otra nota así en 24 horas, salvo que algo suene a peligro. { CMD("urgent") } funciona a cualquier hora.
note-hide = Ocultar
note-unscreened = No comparar lo que escribo

ask-signposting-country-country = ¿En qué país estás? Solo lo uso para encontrar los números adecuados.
option-signposting-country-country = su nombre o dos letras

## Alerts and requests

ask-about = ¿De quién se trata?
ask-about-me = De mí
ask-about-worried = De alguien que me preocupa
ask-about-not-right = Aquí hay algo que no está bien
ask-which-for-me = ¿Qué te ayudaría? Quienes ayudan verán tu nombre y lo que elijas.
ask-which-for-worried = ¿Qué te ayudaría? Quienes ayudan verán tu nombre y lo que elijas. No escribiré a la persona que te preocupa. Si está en peligro ahora, llama al número de emergencias y di dónde está, si lo sabes.
ask-which-for-not-right = ¿Qué te ayudaría? Quienes cuidan de esta comunidad verán tu nombre y lo que elijas. Si se trata de alguien de ellos, di de quién: a esa persona no se lo muestro.
ask-with-words = También verán lo que has escrito con esto.
ask-need-listen = Alguien que escuche
ask-need-ideas = Ideas
ask-need-service = Encontrar un servicio
ask-need-look = Alguien que lo mire
ask-need-cancel = Cancelar
ask-say-who = Decir de quién se trata
ask-who = ¿De quién se trata? Una mención o su nombre completo aquí. Quienes ayudan lo verán; a esa persona no se lo muestro.
ask-who-not-right = ¿De quién se trata? Una mención o su nombre completo aquí. A esa persona no se lo muestro.
ask-who-unknown = No he entendido «{ $words }» como una persona de aquí. Sirve una mención o su nombre completo aquí.
ask-cancelled = De acuerdo. No se lo he dicho a nadie.
ask-sent = Enviado. No puedo decir cuándo responderá alguien. Si a las { $until } no lo ha hecho nadie, te lo diré. Líneas abiertas ahora: { CMD("urgent") }
ask-sent-moderators = Enviado a quienes cuidan de esta comunidad. No puedo decir cuándo responderá alguien. Si a las { $until } no lo ha hecho nadie, te lo diré. También puedes denunciarlo al servicio en el que está este chat. Líneas abiertas ahora: { CMD("urgent") }
ask-merged = Enviado. Va junto con lo que pediste antes. Si nadie responde, te lo diré. Líneas abiertas ahora: { CMD("urgent") }
ask-taken-already = Enviado. { $who } tiene tu petición desde las { $since } y quizá te escriba. Líneas abiertas ahora: { CMD("urgent") }
ask-nobody = No se lo he dicho a nadie: ahora no puedo avisar a nadie aquí. Estas personas responden:
ask-nobody-not-right = No se lo he dicho a nadie: ahora no puedo avisar a nadie que pueda mirarlo. Puedes escribir tú a un moderador, o denunciarlo al servicio en el que está este chat. Líneas abiertas ahora: { CMD("urgent") }
ask-add-words = Añadir unas palabras
ask-take-back = Retirarlo
ask-words = ¿Qué quieres añadir? Quienes ayudan lo verán con tu nombre. Lo guardo cifrado y lo borro cuando esto termine.
ask-words-not-right = ¿Qué quieres añadir? Quienes cuidan de esta comunidad lo verán con tu nombre. Lo guardo cifrado y lo borro cuando esto termine.
ask-words-added = Añadido.
ask-taken-back = Retirado. Quien lo vio, lo verá así. Líneas abiertas ahora: { CMD("urgent") }
alert-taken-told = { $who }, que ayuda aquí, ha visto esto y quizá te escriba. Nadie que ayude aquí pide tu dirección, dinero, contraseñas ni fotos.
alert-taken-told-moderator = { $who }, que modera aquí, ha visto esto y quizá te escriba. Nadie que modere aquí pide tu dirección, dinero, contraseñas ni fotos.
alert-not-told-after-all = Mi mensaje no llegó a quienes ayudan aquí, así que nadie lo sabe. Estas personas responden ahora:
request-untaken = Hasta ahora nadie que ayude ha estado libre. Sigue abierto. Estas personas responden ahora:
request-untaken-moderators = Hasta ahora nadie que cuide de esta comunidad ha estado libre. Sigue abierto. Puedes escribir tú a un moderador, o denunciarlo al servicio en el que está este chat. Estas personas responden ahora:
