# reviewed: no
# O recado privado. Quem o lê está sem forças e é de noite: frases curtas, simples e verdadeiras.

## O recado

note-private = Um recado privado do Alongside.
note-told-nobody = Não contei a ninguém.
note-told-asked = Além do que você pede a quem ajuda aqui, não contei a ninguém.
note-told-helpers = Contei a quem ajuda aqui onde você escreveu. São pessoas voluntárias e podem estar dormindo: por favor, não espere por elas.
note-suicide = Algo que você escreveu soou como se tudo estivesse muito difícil agora. Posso estar errado. { $told }
note-self-harm = Algo que você escreveu soou como se você estivesse se machucando, ou quase. Posso estar errado. { $told }
note-overdose = Algo que você escreveu soou como se você tivesse tomado demais de alguma coisa, ou quase. Posso estar errado. { $told }
note-eating = Algo que você escreveu soou como se comer estivesse muito difícil agora. Posso estar errado. { $told }
note-bereavement = Algo que você escreveu soou como se você tivesse perdido alguém por suicídio. Posso estar errado. { $told }
note-asking = Algo que você escreveu soou como se você procurasse alguém com quem falar. Posso estar errado. { $told }
note-besides-self-harm = Um corte fundo, ou que não para de sangrar, precisa de atendimento médico agora.
note-besides-overdose = Tenha a caixa ou o frasco à mão quando ligar. Por favor, não espere para ver o que acontece.
note-besides-eating = Se você desmaiar, sentir dor no peito ou não conseguir manter água no estômago: isso precisa de atendimento médico agora.
note-talking = Se falar ajudasse:
note-bereavement-talk = Pessoas com quem falar, também sobre isto:
note-urgent = Se você está em perigo, com ferimentos, ou tomou alguma coisa: ligue agora para { $number }, mesmo que se sinta bem.
note-urgent-ambulance = Se você está em perigo, com ferimentos, ou tomou alguma coisa: ligue agora para a ambulância, { $ambulance }, ou para { $number }, mesmo que se sinta bem.
note-urgent-unknown = Se você está em perigo, com ferimentos, ou tomou alguma coisa: ligue agora para o número de emergência do seu país, mesmo que se sinta bem. O 112 funciona pelo celular em muitos países.
note-talk = Para falar:
note-someone-else = Você pode perguntar claramente sobre suicídio; perguntar não dá a ideia. Escutar já é muito, e você não precisa carregar isso sem ajuda. Eu não vou escrever a essa pessoa.
note-someone-else-lines = Aqui atendem essa pessoa, e você também:
note-their-danger = Se essa pessoa está em perigo agora: { $number }, e diga onde ela está, se souber.
note-their-danger-ambulance = Se essa pessoa está em perigo agora: ambulância { $ambulance }, ou { $number }, e diga onde ela está, se souber.
note-their-danger-unknown = Se essa pessoa está em perigo agora: o número de emergência do país onde ela está, e diga onde é, se souber. O 112 funciona pelo celular em muitos países.

## O recado, onde alguém pode estar olhando

note-closed = Algo para ler em um momento tranquilo.
note-open = Abrir
note-remove = Tirar
note-goes = Isto some em uma hora, ou quando você apertar Esconder. Ligações e buscas podem aparecer depois neste telefone; outro telefone pode ser mais seguro.
note-abuse = Algo que você escreveu soou como se alguém machucasse você ou lhe desse medo. Posso estar errado. É você quem decide o que faz, e quando.
note-sexual-violence = Algo que você escreveu soou como se alguém tivesse feito com você algo que você não queria. Posso estar errado. A culpa não é sua. É você quem decide a quem contar, e quando.
note-able-to-call = Se você está em perigo e pode ligar: { $number }.
note-able-to-call-ambulance = Se você está em perigo e pode ligar: { $number }. Ambulância: { $ambulance }.
note-able-to-call-unknown = Se você está em perigo e pode ligar: o número de emergência do seu país. O 112 funciona pelo celular em muitos países.

## O que se pode fazer com ele

note-send-me = Enviar para mim
note-sent = Envio para você como mensagem direta. Se nada chegar, suas mensagens diretas estão fechadas para mim.
note-missed = Escrevi para você antes, e não chegou. Pessoas com quem falar, a qualquer hora: { CMD("urgent") }. Alguém que ajuda aqui: { CMD("ask") }.
note-say-country = Dizer meu país
note-country-set = A partir de agora, dou números deste país: { $country }. Para mudar: { CMD("you country") }
note-ask = Pedir ajuda a alguém daqui
note-not-now = Agora não
note-left-alone = Tudo bem. Não escrevo outro recado assim por 24 horas, a não ser que algo soe como perigo. { CMD("urgent") } funciona a qualquer hora.
note-hide = Esconder
note-unscreened = Não comparar o que escrevo

ask-signposting-country-country = Em que país você está? Só uso isso para achar os números certos.
option-signposting-country-country = o nome dele ou duas letras

## Alerts and requests

ask-about = De quem se trata?
ask-about-me = De mim
ask-about-worried = De alguém que me preocupa
ask-about-not-right = Algo aqui não está certo
ask-which-for-me = O que ajudaria? Quem ajuda verá seu nome e sua escolha.
ask-which-for-worried = O que ajudaria? Quem ajuda verá seu nome e sua escolha. Não vou escrever para a pessoa que preocupa você. Se ela está em perigo agora, ligue para a emergência e diga onde ela está, se souber.
ask-which-for-not-right = O que ajudaria? Quem cuida desta comunidade verá seu nome e sua escolha. Se for sobre alguém de lá, diga quem: a essa pessoa não mostro isto.
ask-with-words = Também verão o que você escreveu com isto.
ask-need-listen = Alguém para ouvir
ask-need-ideas = Ideias
ask-need-service = Encontrar um serviço
ask-need-look = Alguém que olhe isso
ask-need-cancel = Cancelar
ask-say-who = Dizer de quem se trata
ask-who = De quem se trata? Uma menção ou o nome completo aqui. Quem ajuda verá; a essa pessoa não mostro isto.
ask-who-not-right = De quem se trata? Uma menção ou o nome completo aqui. A essa pessoa não mostro isto.
ask-who-unknown = Não entendi “{ $words }” como uma pessoa daqui. Uma menção ou o nome completo aqui seria o certo.
ask-cancelled = Tudo bem. Não contei a ninguém.
ask-sent = Enviado. Não posso dizer quando alguém vai responder. Se até { $until } ninguém tiver respondido, eu aviso você. Linhas abertas agora: { CMD("urgent") }
ask-sent-moderators = Enviado a quem cuida desta comunidade. Não posso dizer quando alguém vai responder. Se até { $until } ninguém tiver respondido, eu aviso você. Você também pode denunciar ao serviço em que está este chat. Linhas abertas agora: { CMD("urgent") }
ask-merged = Enviado. Está junto com o que você pediu antes. Se ninguém responder, eu aviso você. Linhas abertas agora: { CMD("urgent") }
ask-taken-already = Enviado. { $who } está com seu pedido desde { $since } e talvez escreva para você. Linhas abertas agora: { CMD("urgent") }
ask-nobody = Não contei a ninguém: agora não consigo avisar ninguém aqui. Estas pessoas respondem:
ask-nobody-not-right = Não contei a ninguém: agora não consigo avisar ninguém que possa olhar isso. Você pode escrever a alguém da moderação, ou denunciar ao serviço em que está este chat. Linhas abertas agora: { CMD("urgent") }
ask-add-words = Acrescentar algumas palavras
ask-take-back = Retirar
ask-words = O que você quer acrescentar? Quem ajuda verá com seu nome. Guardo isso cifrado e apago quando terminar.
ask-words-not-right = O que você quer acrescentar? Quem cuida desta comunidade verá com seu nome. Guardo isso cifrado e apago quando terminar.
ask-words-added = Acrescentado.
ask-taken-back = Retirado. Quem viu, verá isso. Linhas abertas agora: { CMD("urgent") }
alert-taken-told = { $who }, que ajuda aqui, viu isto e talvez escreva para você. Ninguém que ajuda aqui pede seu endereço, dinheiro, senhas ou fotos.
alert-taken-told-moderator = { $who }, da moderação, viu isto e talvez escreva para você. Ninguém da moderação pede seu endereço, dinheiro, senhas ou fotos.
alert-not-told-after-all = Minha mensagem não chegou a quem ajuda aqui, então ninguém sabe. Estas pessoas respondem agora:
request-untaken = Até agora, ninguém que ajuda estava livre. O pedido continua aberto. Estas pessoas respondem agora:
request-untaken-moderators = Até agora, ninguém que cuida desta comunidade estava livre. O pedido continua aberto. Você pode escrever a alguém da moderação, ou denunciar ao serviço em que está este chat. Estas pessoas respondem agora:
