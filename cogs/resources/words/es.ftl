# reviewed: no
# Personas con las que hablar, y ejercicios cortos.

command-urgent = personas con las que hablar ahora
option-urgent-country = si no es el tuyo: su nombre o sus dos letras

urgent-for-country = Esto es para { $country }. Para otro país: { CMD("urgent GB") }
urgent-which-country = ¿En qué país estás? Si me lo dices, nombro los números que conozco allí. Por ejemplo: { CMD("urgent GB") }
urgent-no-more = No conozco más líneas en ese país. Aquí hay listas de todo el mundo:
urgent-none-young = No conozco allí ninguna línea solo para jóvenes. Estas son para todas las personas:
urgent-not-working-which = ¿Cuál no funcionó?
urgent-not-working-thanks = Gracias. He anotado para la moderación que { $name } no funcionó, y no quién lo ha dicho. Otros:

## Ejercicios cortos

command-calm = un ejercicio corto, paso a paso
calm-offer = Un ejercicio corto
calm-list = ¿Cuál? Cada uno dura unos minutos, y puedes parar en cualquier momento. Ninguno es un tratamiento.
calm-more-body = Para el cuerpo y los sentidos
calm-more-head = Para pensamientos e impulsos
calm-more-doing = Algo que hacer, o para descansar
calm-no-treatment = Esto no es un tratamiento. Para si te sienta mal.
calm-begin = Empezar
calm-next = Siguiente
calm-stop = Parar aquí
calm-again = Otra vez
calm-instead = En su lugar: { $exercise }
calm-someone = Alguien con quien hablar
calm-end = Eso es todo. No tiene por qué haber ayudado.
calm-stopped = De acuerdo. Parar está bien.

calm-box-label = Respirar en cuadrado
calm-box = Respirar en cuadrado, unos tres minutos. Tomar aire, esperar, soltarlo, esperar: cuatro tiempos cada vez. Si esperar sin aire te cuesta, elige el otro.
calm-box-1 = Siéntate, ponte de pie o túmbate, como prefieras. Deja los hombros como estén.
calm-box-2 = Toma aire mientras cuentas hasta cuatro.
calm-box-3 = Espera, y cuenta hasta cuatro. Menos también vale.
calm-box-4 = Suelta el aire mientras cuentas hasta cuatro.
calm-box-5 = Espera otra vez, hasta cuatro como mucho.
calm-box-6 = Lo mismo tres veces más, tan despacio o tan deprisa como te vaya bien.

calm-out-label = Soltar el aire más despacio
calm-out = Soltar el aire más despacio, unos dos minutos. Si fijarte en la respiración te resulta desagradable, elige el otro.
calm-out-1 = Toma aire con suavidad mientras cuentas hasta tres.
calm-out-2 = Suelta el aire despacio mientras cuentas hasta cinco, como por una pajita.
calm-out-3 = Si contar cansa, déjalo. Basta con que soltar dure más que tomar.
calm-out-4 = Cinco veces más así, como vengan.

calm-senses-label = 5-4-3-2-1
calm-senses = 5-4-3-2-1, unos tres minutos: lo que hay ahora a tu alrededor. En la cabeza, en voz alta o escrito, todo vale. Hay otro sin ver ni oler.
calm-senses-1 = Cinco cosas que ves. Las pequeñas también cuentan.
calm-senses-2 = Cuatro cosas que puedes tocar: una manga, la mesa, el suelo.
calm-senses-3 = Tres sonidos. Una habitación callada también los tiene.
calm-senses-4 = Dos olores, o dos en los que te gusta pensar.
calm-senses-5 = Una cosa cerca de ti que está bien como está.

calm-touch-label = Tocar y oír
calm-touch = Tocar y oír, unos tres minutos, sin ver ni oler. En la cabeza o en voz alta, las dos valen.
calm-touch-1 = Cinco cosas a tu alcance: tócalas, una tras otra.
calm-touch-2 = Cuatro de ellas otra vez: ¿cuál es lisa, cuál áspera, cuál blanda, cuál dura?
calm-touch-3 = Tres sonidos, cerca o lejos.
calm-touch-4 = Dos sonidos en los que te gusta pensar.
calm-touch-5 = Una palabra que te gusta. Dila una vez, o piénsala.

calm-cool-label = Algo fresco en la mano
calm-cool = Algo fresco en la mano, unos dos minutos. No con problemas del corazón, ni si ahora te cuesta comer; entonces elige el otro. Sin hielo.
calm-cool-1 = Toma algo fresco: un vaso de agua, una lata, una piedra, una cuchara.
calm-cool-2 = Sujétalo. ¿Dónde está fresco: en la palma, en los dedos?
calm-cool-3 = Cambia de mano al rato. ¿Se siente distinto allí?
calm-cool-4 = Déjalo cuando sea bastante, y calienta las manos.

calm-muscles-label = Tensar y soltar
calm-muscles = Tensar y soltar, unos cinco minutos. Salta lo que duela o no se mueva. Con una lesión, o con dolor, elige el otro.
calm-muscles-1 = Manos: cierra los puños, con la mitad de tu fuerza. Cuenta hasta cinco y suelta. Cuenta hasta diez.
calm-muscles-2 = Brazos: dóblalos, ténsalos, cuenta hasta cinco, suelta. Cuenta hasta diez.
calm-muscles-3 = Hombros: súbelos un poco, cuenta hasta cinco, suelta. Cuenta hasta diez.
calm-muscles-4 = Cara: cierra los ojos con fuerza, cuenta hasta cinco, suelta. Cuenta hasta diez.
calm-muscles-5 = Pies: apriétalos contra el suelo, o sube los dedos. Cuenta hasta cinco y suelta. Cuenta hasta diez.
calm-muscles-6 = Ahora nada, durante tres respiraciones.

calm-feet-label = Pies en el suelo
calm-feet = Pies en el suelo, cerca de un minuto. Vale sentarse, estar de pie o tumbarse.
calm-feet-1 = Pon los dos pies en el suelo, o las manos en los brazos de una silla.
calm-feet-2 = Aprieta hacia abajo, cuenta despacio hasta cinco, suelta. Tres veces.
calm-feet-3 = Empuja despacio una pared, como para moverla, o aprieta una palma contra la otra.
calm-feet-4 = ¿Dónde sientes el suelo, la silla o la pared?

calm-name-label = Ponerle nombre
calm-wave-label = Esperar a que pase un impulso
calm-pause-label = Parar y elegir
calm-game-label = Un juego para la cabeza
calm-worry-label = Una hora para las preocupaciones
calm-write-label = Escribir y tirar
calm-letter-label = Una carta amable
calm-walk-label = Caminar o estirarse
calm-task-label = Una tarea pequeña
calm-place-label = Un lugar que está bien
calm-message-label = Escribir a una persona
calm-music-label = Una lista de canciones
calm-sleep-label = Antes de dormir
calm-okay-label = Una cosa que está bien
