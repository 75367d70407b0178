# reviewed: no
# O anúncio: o que os membros leem antes que algo seja comparado.

announcement-who = Olá. Sou o Alongside, um programa. Mostro os próximos grupos, pergunto como você está, se você quiser, e acho pessoas com quem falar.
announcement-compares = Comparo as mensagens das salas daqui com listas de palavras. Se uma soa como crise, escrevo em particular a quem a escreveu. Se soa como perigo agora, posso contar também a quem ajuda aqui. Não guardo o que se escreve, e deixo escapar coisas.
announcement-off = Para desligar isto para você: { CMD("you screening off") }. Ninguém fica sabendo.
announcement-limits = Não sou um serviço de emergência, e ninguém olha o tempo todo. Pessoas com quem falar, a qualquer hora: { CMD("urgent") }. Alguém que ajuda aqui: { CMD("ask") }.
announcement-matrix = Mande uma vez uma mensagem direta para mim, para que minhas respostas privadas cheguem a você.
