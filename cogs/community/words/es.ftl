# reviewed: no
# El anuncio: lo que los miembros leen antes de que se compare nada.

announcement-who = Hola. Soy Alongside, un programa. Muestro los próximos grupos, pregunto cómo estás, si quieres, y busco personas con quienes hablar.
announcement-compares = Comparo los mensajes de las salas de aquí con listas de palabras. Si uno suena a crisis, escribo en privado a quien lo escribió. Si suena a peligro ahora, puedo decírselo también a quienes ayudan aquí. No guardo lo que se escribe, y se me escapan cosas.
announcement-off = Para apagarlo en tu caso: { CMD("you screening off") }. No se le dice a nadie.
announcement-limits = No soy un servicio de emergencias, y nadie está mirando todo el tiempo. Personas con quienes hablar, a cualquier hora: { CMD("urgent") }. Alguien que ayuda aquí: { CMD("ask") }.
announcement-matrix = Envíame una vez un mensaje directo, para que mis respuestas privadas te lleguen.
