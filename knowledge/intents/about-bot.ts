import { listed } from "./phrases.ts";

/**
 * What is asked of the bot about itself: small talk, met like a greeting. Whether it is a person is
 * not among it, for that is mostly a wish for one.
 */
export const aboutBot = {
  english: listed(`
    how old are you, whats your age, what is your age, your age, when were you born,
    when is your birthday, whats your birthday, what is your name, whats your name, your name,
    do you have a name, whats ur name, how old r u, who are you, who r u, what are you,
    where are you from, where do you live, where were you born, who made you, who created you,
    who built you, who programmed you, who is your maker, are you married,
    do you have a girlfriend, do you have a boyfriend, do you have children, do you have kids,
    do you have feelings, do you have hobbies, whats your hobby, do you sleep, do you eat,
    are you happy, are you sad, are you ok, do you love me, do you like me, i love you,
    will you marry me, marry me, tell me a joke, tell me joke, know any jokes, make me laugh,
    sing me a song, tell me about yourself, what do you do for fun, whats your favorite color,
    whats your favourite colour, whats your favorite food, whats your favourite food,
    what language do you speak, how was your day, hows your day, how is your day going,
    how do you feel, how are you feeling, are you tired, are you bored, are you busy
  `),
  swedish: listed(`
    hur gammal är du, vad är din ålder, när är du född, när föddes du, när fyller du år,
    vad heter du, vad är ditt namn, har du något namn, vem är du, vad är du, var bor du,
    var kommer du ifrån, varifrån kommer du, vem har gjort dig, vem har skapat dig,
    vem skapade dig, vem har byggt dig, vem har programmerat dig, är du gift, har du flickvän,
    har du pojkvän, har du barn, har du känslor, har du några hobbyer, sover du, äter du,
    är du glad, är du ledsen, älskar du mig, jag älskar dig, vill du gifta dig med mig,
    berätta ett skämt, dra ett skämt, dra en vits, kan du något skämt, berätta om dig själv,
    sjung en sång, vilken är din favoritfärg, vad är din favoritmat, vilka språk pratar du,
    hur har din dag varit, hur känner du dig, är du trött, är du upptagen
  `),
  latvian: listed(`
    cik tev gadu, cik jums gadu, cik tu esi vecs, cik tu esi veca, kāds ir tavs vecums,
    kad tu esi dzimis, kad tu piedzimi, kad tev dzimšanas diena, kad tev ir dzimšanas diena,
    kā tevi sauc, kā jūs sauc, kāds ir tavs vārds, tavs vārds, kas tu esi, kas jūs esat,
    kas tu tāds, kas tu tāda, kur tu dzīvo, no kurienes tu esi, kas tevi radīja, kas tevi taisīja,
    kas tevi izveidoja, kas tevi uztaisīja, vai tu esi precējies, vai tev ir draudzene,
    vai tev ir draugs, vai tev ir bērni, vai tev ir jūtas, vai tu guli, vai tu ēd,
    vai tu esi laimīgs, vai tu mani mīli, es tevi mīlu, precies ar mani, izstāsti joku,
    pastāsti joku, pastāsti kādu joku, zini kādu joku, pastāsti par sevi, nodziedi dziesmu,
    kāda ir tava mīļākā krāsa, kāds ir tavs mīļākais ēdiens, kādās valodās tu runā,
    kā pagāja diena, kā jūties, kā tu jūties, vai tu esi noguris, ko tu dari
  `),
  filipino: listed(`
    ilang taon ka na, ilan taon ka na, anong edad mo, ano edad mo, kailan ka ipinanganak,
    kelan birthday mo, kailan birthday mo, kailan ang kaarawan mo, ano pangalan mo,
    anong pangalan mo, ano ang pangalan mo, sino ka, sino kayo, ano ka, taga saan ka,
    saan ka nakatira, san ka nakatira, sino gumawa sayo, sino ang gumawa sa iyo,
    sinong gumawa sayo, may asawa ka na, may jowa ka na, may gf ka na, may bf ka na,
    may anak ka na, may feelings ka, natutulog ka, kumakain ka, kumain ka na, masaya ka,
    malungkot ka, mahal mo ako, mahal kita, love you, i love you, pakasalan mo ako,
    magjoke ka, mag joke ka, joke naman, kwento ka, kwento ka tungkol sa sarili mo,
    kantahan mo ako, ano paborito mong kulay, anong favorite color mo, ano favorite food mo,
    kumusta araw mo, kamusta araw mo, pagod ka na, anong ginagawa mo, how old are you,
    whats your name
  `),
  thai: listed(`
    อายุเท่าไหร่, อายุเท่าไร, คุณอายุเท่าไหร่, คุณอายุเท่าไร, เธออายุเท่าไหร่, แกอายุเท่าไหร่,
    นายอายุเท่าไหร่, อายุกี่ปี, คุณอายุกี่ปี, เกิดเมื่อไหร่, เกิดวันไหน, เกิดปีไหน, คุณเกิดวันไหน,
    วันเกิดคุณวันไหน, ชื่ออะไร, คุณชื่ออะไร, เธอชื่ออะไร, คุณคือใคร, เธอเป็นใคร, คุณเป็นใคร,
    แกเป็นใคร, มาจากไหน, คุณมาจากไหน, อยู่ที่ไหนคะเธอ, ใครสร้างคุณ, ใครสร้างเธอ, ใครเขียนโปรแกรมคุณ,
    มีแฟนยัง, มีแฟนหรือยัง, มีแฟนไหม, แต่งงานหรือยัง, มีลูกไหม, มีความรู้สึกไหม, กินข้าวยัง,
    กินข้าวหรือยัง, นอนไหม, รักฉันไหม, ฉันรักเธอ, รักนะ, แต่งงานกันไหม, เล่าเรื่องตลก,
    เล่าเรื่องตลกหน่อย, เล่าเรื่องตลกให้ฟังหน่อย, เล่ามุกหน่อย, ร้องเพลงหน่อย, แนะนำตัวหน่อย,
    เล่าเรื่องตัวเองหน่อย, ชอบสีอะไร, ชอบกินอะไร, วันนี้เป็นไงบ้าง, วันนี้เป็นอย่างไรบ้าง,
    เป็นไงบ้าง, เหนื่อยไหม, ทำอะไรอยู่, พูดได้กี่ภาษา
  `),
  chinese: listed(`
    你多大, 你多大了, 你几岁, 你几岁了, 你今年多大, 你今年几岁, 你的年龄, 你年龄多大, 你什么时候出生,
    你哪年出生, 你生日是什么时候, 你生日几号, 你叫什么, 你叫什么名字, 你叫啥, 你的名字, 你有名字吗, 怎么称呼你,
    你是谁, 你是什么, 你是哪里人, 你从哪里来, 你住哪里, 你住在哪, 谁创造了你, 谁开发的你, 谁做的你, 谁发明了你,
    你结婚了吗, 你有女朋友吗, 你有男朋友吗, 你有对象吗, 你有孩子吗, 你有感情吗, 你有爱好吗, 你睡觉吗, 你吃饭了吗,
    吃了吗, 你吃了吗, 你开心吗, 你难过吗, 你爱我吗, 你喜欢我吗, 我爱你, 嫁给我, 跟我结婚, 讲个笑话, 说个笑话,
    给我讲个笑话, 讲笑话, 唱首歌, 唱个歌, 介绍一下你自己, 你喜欢什么颜色, 你喜欢吃什么, 你会说什么语言,
    你今天过得怎么样, 今天过得怎么样, 你累吗, 你在干嘛, 你在干什么, 你在做什么
  `),
  spanish: listed(`
    cuántos años tienes, cuántos años tiene usted, qué edad tienes, cuál es tu edad, tu edad,
    cuándo naciste, cuándo es tu cumpleaños, cómo te llamas, cuál es tu nombre, tu nombre,
    tienes nombre, quién eres, qué eres, de dónde eres, dónde vives, quién te creó, quién te hizo,
    quién te programó, estás casado, estás casada, tienes novia, tienes novio, tienes hijos,
    tienes sentimientos, tienes hobbies, duermes, comes, eres feliz, estás triste, me quieres,
    me amas, te quiero, te amo, cásate conmigo, cuéntame un chiste, dime un chiste,
    sabes algún chiste, cántame una canción, háblame de ti, cuál es tu color favorito,
    cuál es tu comida favorita, qué idiomas hablas, cómo te sientes, cómo estuvo tu día,
    estás cansado, estás ocupado, qué haces
  `),
  german: listed(`
    wie alt bist du, wie alt sind sie, wie ist dein alter, was ist dein alter,
    wann bist du geboren, wann wurdest du geboren, wann hast du geburtstag, wie heißt du,
    wie heißen sie, was ist dein name, wie ist dein name, dein name, hast du einen namen,
    wer bist du, wer sind sie, was bist du, woher kommst du, wo wohnst du, wo lebst du,
    wer hat dich gemacht, wer hat dich erschaffen, wer hat dich programmiert,
    wer hat dich entwickelt, bist du verheiratet, hast du eine freundin, hast du einen freund,
    hast du kinder, hast du gefühle, hast du hobbys, schläfst du, isst du, bist du glücklich,
    bist du traurig, liebst du mich, magst du mich, ich liebe dich, willst du mich heiraten,
    heirate mich, erzähl einen witz, erzähl mir einen witz, erzähle mir einen witz,
    kennst du einen witz, sing ein lied, sing mir ein lied, erzähl etwas über dich,
    erzähl was von dir, was ist deine lieblingsfarbe, was ist dein lieblingsessen,
    welche sprachen sprichst du, wie war dein tag, wie fühlst du dich, bist du müde,
    bist du beschäftigt, was machst du, was machst du gerade
  `),
  french: listed(`
    quel âge as tu, quel âge avez vous, tu as quel âge, vous avez quel âge, quel est ton âge,
    ton âge, quand es tu né, quand est ton anniversaire, cest quand ton anniversaire,
    comment tu tappelles, comment tappelles tu, comment vous appelez vous, quel est ton nom,
    ton nom, tu tappelles comment, as tu un nom, qui es tu, qui êtes vous, tes qui, tu es qui,
    questce que tu es, doù viens tu, tu viens doù, où habites tu, tu habites où, qui ta créé,
    qui ta fait, qui ta programmé, es tu marié, tu es marié, as tu une copine, as tu un copain,
    as tu des enfants, as tu des sentiments, tu as des sentiments, est ce que tu dors, tu dors,
    tu manges, es tu heureux, es tu triste, est ce que tu maimes, tu maimes, je taime,
    épouse moi, veux tu mépouser, raconte moi une blague, raconte une blague,
    dis moi une blague, tu connais une blague, chante moi une chanson, parle moi de toi,
    quelle est ta couleur préférée, quel est ton plat préféré, quelles langues parles tu,
    comment sest passée ta journée, comment te sens tu, es tu fatigué, tu es fatigué,
    tu fais quoi, que fais tu
  `),
  arabic: listed(`
    كم عمرك, كم سنك, كم عمرك انت, عندك كم سنة, عمرك كام, عمرك كم, متى ولدت, متى عيد ميلادك,
    ما اسمك, ما هو اسمك, شو اسمك, ايش اسمك, اسمك ايه, وش اسمك, هل لديك اسم, من انت, من أنت,
    مين انت, انت مين, من تكون, ما انت, من اين انت, من وين انت, انت منين, اين تعيش, اين تسكن,
    وين ساكن, من صنعك, من خلقك, من برمجك, من طورك, مين عملك, هل انت متزوج, متزوج انت,
    هل لديك حبيبة, هل لديك اطفال, هل لديك مشاعر, هل عندك مشاعر, هل تنام, هل تأكل,
    هل انت سعيد, هل انت حزين, هل تحبني, تحبني, احبك, بحبك, تزوجيني, تتزوجني, احك لي نكتة,
    قل لي نكتة, قول نكتة, احكيلي نكتة, غن لي اغنية, حدثني عن نفسك, ما لونك المفضل,
    ما هو طعامك المفضل, ما اللغات التي تتحدثها, كيف كان يومك, بماذا تشعر, هل انت متعب,
    هل انت مشغول, ماذا تفعل, شو بتعمل
  `),
} as const;
