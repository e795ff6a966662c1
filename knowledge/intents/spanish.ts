import { aboutBot } from "./about-bot.ts";
import type { IntentPhrases } from "./phrases.ts";
import { listed } from "./phrases.ts";

export const spanish: IntentPhrases = {
  spaced: true,
  person: listed(`
    persona, una persona, persona real, persona de verdad, persona humana, personas,
    personas reales, humano, un humano, humana, ser humano, ser humano real, humanos, agente,
    un agente, una agente, agente humano, agente en vivo, operador, operadora, un operador,
    asesor, asesora, un asesor, representante, un representante, ejecutivo, un ejecutivo,
    empleado, un empleado, encargado, gerente, el gerente, supervisor, jefe, técnico,
    atención al cliente, servicio al cliente, servicio de atención al cliente, soporte,
    soporte técnico, soporte humano, equipo de soporte, con alguien, hablar con alguien,
    hablar con ustedes, hablar con vosotros, contactar con alguien, contactar con ustedes,
    alguien real, alguien de verdad, alguien de soporte, alguien del equipo, alguien que me ayude,
    alguien que me pueda ayudar, hay alguien, hay alguien ahí, hay alguien allí, hay alguien aquí,
    alguien ahí, no un bot, no un robot, no quiero un bot, no quiero un robot,
    no quiero hablar con un bot, no quiero hablar con un robot, no quiero hablar con una máquina,
    nada de bots, sin bots, no a un bot, chat en vivo, llámenme, me pueden llamar
  `),
  frustration: listed(`
    inútil, inútiles, un inútil, eres inútil, no sirve, no sirve para nada, no sirves,
    no sirves para nada, no sirven para nada, esto no sirve, estúpido, estúpida, estúpidos,
    idiota, idiotas, imbécil, imbéciles, tonto, tonta, tontos, bobo, torpe, bot tonto, bot inútil,
    bot de mierda, robot estúpido, mierda, una mierda, vaya mierda, qué mierda, joder, coño,
    carajo, al carajo, puta, puta madre, hijo de puta, hijos de puta, cabrón, cabrones, pendejo,
    pendejos, gilipollas, basura, una basura, porquería, una porquería, asco, qué asco, da asco,
    das asco, me da asco, pésimo, pésima, pésimo servicio, pésima atención, mal servicio,
    mala atención, muy mal servicio, muy mala atención, terrible, horrible, horroroso, fatal,
    lamentable, patético, ridículo, absurdo, inaceptable, increíble, indignante, vergonzoso,
    vergüenza, una vergüenza, qué vergüenza, es una vergüenza, el peor, la peor, el peor servicio,
    la peor atención, la peor tienda, broma, es una broma, es broma, me estás tomando el pelo,
    me toman el pelo, tomadura de pelo, una tomadura de pelo, es un chiste, burla, se burlan,
    se burlan de mí, estafa, es una estafa, estafadores, ladrones, no entiendes,
    no entiendes nada, no me entiendes, no me entienden, no entienden nada, no me escuchas,
    no me escuchan, no escuchas, no lees, no leen, no estás leyendo, no sabes nada, no sabes leer,
    ya te dije, ya te lo dije, ya se lo dije, ya lo dije, ya dije, ya lo dije antes,
    te lo acabo de decir, ya lo expliqué, ya expliqué, ya te lo expliqué, ya pregunté eso,
    ya te pregunté, cuántas veces, cuántas veces tengo que decirlo, otra vez lo mismo,
    siempre lo mismo, lo mismo, lo mismo de siempre, siempre la misma respuesta,
    la misma respuesta, repites, repites lo mismo, deja de repetir, damos vueltas, dando vueltas,
    pérdida de tiempo, una pérdida de tiempo, pierdo el tiempo, perder el tiempo,
    me haces perder el tiempo, harto, harta, estoy harto, estoy harta, me tienen harto,
    me tienes harto, hasta las narices, hasta los cojones, cansado de esto, cansada de esto,
    ya me cansé, estoy cansado, enojado, enojada, estoy enojado, enfadado, enfadada,
    estoy enfadado, furioso, furiosa, molesto, estoy molesto, muy molesto, decepcionado,
    decepcionada, qué decepción, frustrado, frustrante, qué frustrante, desesperante, qué rabia,
    me desespera, no aguanto más, ya basta, basta, basta ya, nadie contesta, nadie responde,
    nadie me contesta, nadie me ayuda, sigo esperando, llevo esperando, llevo días esperando,
    llevo semanas esperando, llevo horas esperando, cállate, vete a la mierda, qué les pasa,
    qué te pasa, odio esto, los odio
  `),
  yes: listed(`
    sí, si, si si, sip, claro, claro que sí, por supuesto, desde luego, cierto, correcto, exacto,
    exactamente, efectivamente, así es, eso es, eso mismo, vale, ok, okay, okey, oka, dale,
    de acuerdo, bueno, bien, muy bien, está bien, todo bien, genial, perfecto, estupendo,
    excelente, buenísimo, fantástico, listo, resuelto, solucionado, ya está, ya está resuelto,
    ya quedó, quedó claro, me queda claro, ya funciona, ahora funciona, funciona, funcionó,
    ya pude, me sirvió, sí me sirvió, me sirve, me ayudó, sí me ayudó, ayudó, me ha ayudado,
    me ha servido, fue útil, muy útil, útil, es lo que necesitaba, lo que buscaba, entiendo,
    entendido, ya entendí, comprendo, comprendido, ya veo, sin problema, no hay problema
  `),
  no: listed(`
    no, nop, nope, nones, que no, no no, no mucho, no realmente, la verdad no, en absoluto,
    para nada, de ninguna manera, tampoco, todavía no, aún no, no me ayudó, no me ha ayudado,
    no ayudó, no ayuda, no me ayuda, no me sirve, no me sirvió, no sirvió, no me ha servido,
    no es útil, no fue útil, no funciona, no funcionó, sigue igual, sigue sin ir, sigue roto,
    todavía no funciona, aún no funciona, no resuelto, no está resuelto, no se resolvió,
    no era eso, no es eso, eso no es, eso no, no es lo que pregunté, no es lo que preguntaba,
    no es lo que busco, no es lo que necesito, no es mi pregunta, no responde a mi pregunta,
    no contestaste mi pregunta, incorrecto, equivocado, está mal, está equivocado,
    respuesta equivocada, ninguno, ninguna, ninguna de esas, no gracias, negativo, sigue sin
  `),
  greeting: [
    ...listed(`
    hola, holi, hola hola, ola, hola qué tal, qué tal, qué hay, qué onda, buenas, muy buenas,
    buenos días, buen día, buenas tardes, buenas noches, saludos, hey, hola a todos, hola buenas,
    cómo estás, cómo está, cómo están, cómo va, ayuda, ayúdame, ayúdenme, necesito ayuda,
    me ayudas, me puedes ayudar, me pueden ayudar, puedes ayudarme, pueden ayudarme,
    me podrían ayudar, tengo una pregunta, una pregunta, tengo una duda, una duda, una consulta,
    tengo una consulta, quería preguntar, quiero preguntar algo, puedo hacer una pregunta,
    tengo un problema
  `),
    ...aboutBot.spanish,
  ],
  thanks: listed(`
    gracias, muchas gracias, muchísimas gracias, mil gracias, un millón de gracias,
    gracias por todo, gracias por su ayuda, gracias por tu ayuda, gracias por la ayuda,
    gracias por la información, gracias por responder, gracias por la respuesta, gracias de nuevo,
    gracias igualmente, gracias de todos modos, se agradece, te agradezco, le agradezco,
    lo agradezco, agradecido, agradecida, muy agradecido, muy agradecida, muy amable, qué amable,
    eres muy amable, un encanto, gracias a ti, gracias a usted, thanks
  `),
  goodbye: listed(`
    adiós, chao, chau, bye, hasta luego, hasta pronto, hasta mañana, hasta la vista, hasta otra,
    hasta la próxima, nos vemos, nos vemos luego, nos hablamos, cuídate, cuídese,
    que tengas un buen día, que tenga un buen día, que tenga buen día, que tengas buena tarde,
    que pase un buen día, buen fin de semana, que descanses, buenas noches y gracias, eso es todo,
    eso era todo, es todo, nada más, nada más gracias, ya no necesito nada más,
    no necesito nada más
  `),
  filler: listed(`
    por favor, porfavor, porfa, porfis, plis, pls, yo, me, mi, te, tu, usted, ustedes, les, lo,
    la, el, los, le, un, una, de, del, con, a, al, para, en, por, y, o, pero, que, quiero,
    quisiera, querría, necesito, deseo, puedo, puede, puedes, pueden, podría, podrías, podrían,
    me gustaría, prefiero, preferiría, hablar, conversar, chatear, comunicarme, comunica,
    comuníqueme, comunícame, contactar, pásame, pasas, pasan, pasar, páseme, pásenme, pase, conéctame, conecte,
    conectar, transfiere, transfiérame, transferir, póngame, ponme, dame, deme, ver, ya, ahora,
    ahora mismo, ahorita, urgente, cuanto antes, aquí, ahí, esto, eso, este, esta, ese, es, era,
    fue, ser, eres, son, estás, está, estoy, muy, tan, mucho, nada, todo, todos, totalmente,
    completamente, más, también, mejor, solo, sólo, sí que, oh, ah, ay, uy, eh, pues, entonces,
    tío, amigo, señor, señorita, señora, equipo, servicio, bot, robot, es posible, en lugar de,
    perdón, disculpe, disculpa, lo siento, hace, desde hace, dos semanas, tres semanas, dos días,
    tres días, días, semanas, tengas, tenga, buen, buena, día, tarde, noche, siempre, así, qué,
    cómo, pregunta estúpida, pregunta tonta, verdad, real, verdadero, humano real, atienda,
    atienden, vez, otra vez, funcionar
  `),
  inserted: listed(`realmente, simplemente, sinceramente`),
  topic: listed(`sobre, acerca de, respecto a, por, porque, para, que sepa, en relación`),
  asks: listed(`
    cómo, qué, cuál, cuándo, cuánto, cuántos, dónde, quién, por qué, tienen, tienes, hay,
    se puede, puedo, es posible
  `),
  wish: listed(`
    quiero hablar, quisiera hablar, querría hablar, necesito hablar, deseo hablar, puedo hablar,
    podría hablar, me gustaría hablar, prefiero hablar, quiero un, quiero una, necesito un,
    necesito una, pásame, páseme, pásenme, me pasas, me pasan, me puede pasar, comuníqueme,
    comunícame, me comunica, conéctame, conécteme, transfiérame, transfiéreme, póngame con,
    ponme con
  `),
  not: listed(`no, nunca, tampoco`),
};
