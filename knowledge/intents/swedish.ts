import { aboutBot } from "./about-bot.ts";
import type { IntentPhrases } from "./phrases.ts";
import { listed } from "./phrases.ts";

export const swedish: IntentPhrases = {
  spaced: true,
  person: listed(`
    människa, riktig människa, en person, person, riktig person, levande människa, handläggare,
    rådgivare, medarbetare, agent, operatör, kundtjänst, kundservice, kundsupport, support,
    personal, anställd, chef, inte en robot, ingen robot, inte en bot, ingen bot, prata med någon,
    tala med någon, snacka med någon, chatta med någon, prata med er, kontakta någon, är någon där,
    finns det någon där, någon där, någon riktig, kan någon hjälpa mig, någon som kan hjälpa,
    riktiga människor, en riktig person, mänsklig, människor, ingen maskin, inte en maskin,
    inte prata med en bot, vill inte prata med en bot, vill inte ha en bot, levande person,
    supporten, kundtjänsten, er kundtjänst, er support, chefen, en chef, prata med nån,
    tala med nån, snacka med nån, chatta med nån, nån riktig person, nån människa, nån där,
    är nån där, finns nån där, någon person, någon människa, från supporten, någon från er, säljare,
    personalen, en av er, kontakt med någon, kontakt med en människa, en kollega, ring mig
  `),
  frustration: listed(`
    värdelös, värdelöst, värdelösa, helt värdelöst, meningslöst, hopplöst, kass, kasst, skit,
    skitdåligt, skitsnack, skräp, sämst, sämsta, sämsta servicen, sämsta supporten,
    sämsta kundtjänsten, sämsta butiken, usel, uselt, urusel, uruselt, dåligt, dålig service,
    dålig kundtjänst, så dåligt, så jävla dåligt, otroligt dåligt, jävligt dåligt,
    förbannat dåligt, jättedåligt, fruktansvärt, fruktansvärt dåligt, bedrövligt, skandal,
    skandalöst, skamligt, skäms, ni borde skämmas, pinsamt, löjligt, patetiskt, oacceptabelt,
    otroligt, idiot, idioter, idiotiskt, dum, dumma, dumbom, dum i huvudet, korkad, korkat,
    dumma bot, dumma robot, korkade bot, jävla, jävla bot, jävla robot, jävla skit, jävla idiot,
    fan, för fan, vad fan, fan också, helvete, för helvete, vad i helvete, herregud,
    för guds skull, håll käften, skämt, vilket skämt, är det ett skämt, skojar du, skojar ni,
    skämtar du, skämtar ni, driver du med mig, driver ni med mig, larvigt, du fattar inte,
    du fattar inget, fattar inget, fattar ingenting, fattar du inte, fattar du inget,
    du förstår inte, du förstår inget, du förstår ingenting, förstår du inte, förstår ju inte,
    du lyssnar inte, ni lyssnar inte, ingen lyssnar, läs vad jag skriver, vad jag skriver,
    jag har redan sagt, jag har redan sagt det, redan sagt det, har ju redan sagt,
    redan förklarat, jag sa ju det, jag sa det nyss, som jag sa, hur många gånger,
    jag har redan frågat, redan frågat, redan svarat, samma svar, samma svar igen, samma sak,
    samma sak hela tiden, om och om igen, du upprepar dig, upprepar dig, sluta upprepa dig, sluta,
    går runt i cirklar, slöseri med tid, slösar med min tid, tidsslöseri, jag är arg,
    jag är förbannad, förbannad, skitarg, irriterad, irriterande, frustrerande, frustrerad,
    besviken, mycket besviken, trött på det här, trött på detta, jag orkar inte, orkar inte mer,
    nu räcker det, har fått nog, jag har fått nog, tappar tålamodet, lägg av, lägg ner, skärpning,
    skärp dig, skärp er, ingen svarar, ingen hjälper mig, jag har väntat, har väntat,
    väntat i veckor, väntat i dagar, väntar fortfarande, tar en evighet, bluff, bedragare,
    lurendrejare, bot som inte fattar, hatar det här, jag hatar er
  `),
  yes: listed(`
    ja, japp, jepp, jo, jodå, jadå, javisst, visst, absolut, precis, självklart, okej, ok, okay,
    perfekt, toppen, bra, jättebra, utmärkt, det hjälpte, hjälpte, det gjorde det, det funkade,
    det fungerade, funkade, löst, det löste sig, det stämmer, stämmer, det var allt jag behövde,
    yes, japp japp, jajamän, jajemän, jupp, aa, ah ja, mm, mmm, jo tack, gärna, löste sig,
    löste det, det löste det, det löste problemet, problemet är löst, nu funkar det,
    nu fungerar det, fungerar nu, funkar nu, det funkar, det fungerar, fattar, jag fattar,
    förstår, jag förstår, då förstår jag, då vet jag, klart, kanon, kanonbra, toppenbra, super,
    underbart, grymt, fint, härligt, schysst, ok bra, så klart, såklart, korrekt, rätt,
    det var rätt, hjälpte mig, det hjälpte mig, det var det, det var det jag ville veta,
    inga problem
  `),
  no: listed(`
    nej, nä, nää, näe, nix, nope, inte, inte alls, inte riktigt, inte direkt, hjälpte inte,
    det hjälpte inte, hjälper inte, det gjorde det inte, funkar inte, funkade inte, fungerar inte,
    fungerade inte, fel, fel svar, inte det jag frågade, inte det jag menade, inte löst,
    det var inte det, nej tack, tyvärr inte, nej nej, nej det gjorde det inte, icke, inte än,
    inte ännu, hjälpte inte mig, det hjälpte mig inte, fortfarande inte, funkar fortfarande inte,
    fortfarande trasig, fortfarande samma problem, löste inte, löste det inte, inte det jag söker,
    inte det jag letade efter, inte det jag behövde, det var fel, ingen av dem, inget av det,
    inte rätt, stämmer inte, tror inte det, tyvärr, inte till hjälp, ingen hjälp
  `),
  greeting: [
    ...listed(`
    hej, hej hej, hejsan, tjena, tja, tjo, hallå, halloj, god morgon, godmorgon, god dag, goddag,
    god kväll, godkväll, morsning, hej där, hur mår du, hejsan hejsan, tjenis, tjabba, hallojsan,
    god eftermiddag, god förmiddag, god em, god fm, hej alla, hej på er, hejsvejs, goddagens,
    hur är läget, läget, hjälp, hjälp mig, jag behöver hjälp, behöver hjälp, kan du hjälpa mig,
    kan ni hjälpa mig, kan du hjälpa till, jag har en fråga, har en fråga, en fråga, snabb fråga,
    får jag fråga en sak, jag undrar en sak, jag har ett problem, tjenare, tjenamors
  `),
    ...aboutBot.swedish,
  ],
  thanks: listed(`
    tack, tack så mycket, tackar, tusen tack, stort tack, tack för hjälpen, tack för svaret,
    tack så mycket för hjälpen, tack så mycket för svaret, tack för snabbt svar,
    tack ska du ha, tack snälla, många tack, tackar så mycket, tack så väldigt mycket,
    tack så hemskt mycket, tack så jätte mycket, jättetack, tackar tackar, stort tack för hjälpen,
    tusen tack för hjälpen, tack för det, tack för allt, tack för snabb hjälp,
    tack för informationen, tack för infon, tackar för hjälpen, tack igen, tack ändå,
    snällt av dig, vad snällt, vad snäll du är, uppskattas, bra jobbat, thanks, så jättemycket
  `),
  goodbye: listed(`
    hej då, hejdå, adjö, vi ses, vi hörs, ha det bra, ha det, god natt, godnatt, ha en bra dag,
    ha en fin dag, det var allt, på återseende, hej så länge, vi ses igen, hörs, ses, vi syns,
    trevlig kväll, trevlig dag, trevlig helg, ha en trevlig dag, ha en trevlig helg,
    ha en bra kväll, ha en fin kväll, ha en bra helg, ha en skön dag, tack och hej, hej hej då,
    det var bra så, bra så, inget mer, inga fler frågor, det var det hela, inget annat, sov gott,
    ciao, bye, godkväll då, farväl, nej det är bra, nej det är bra så, nej det är allt,
    nej inget mer, nej tack det är bra, ha det så bra, ha det så gott, ha det fint
  `),
  filler: listed(`
    snälla, tack, jag, vill, skulle, vilja, gärna, kan, får, få, man, behöver, måste, en, ett,
    med, prata, tala, snacka, chatta, koppla, mig, till, ge, nu, bara, det, den, så, men, och, är,
    var, hur, gör, jag för att, att, för, väl, här, kontakta, ni, er, du, faktiskt, hellre,
    istället, nån, här är, ju, då, ja då, helt, jätte, väldigt, verkligen, alltså, riktigt, vara,
    vi, min, mina, ha, hos, på, i, av, detta, de, dem, denna, liksom, bara så, i två veckor,
    i tre veckor, i två dagar, i tre dagar, två veckor, tre veckor, flera veckor, flera dagar,
    hela tiden, någonsin, vad, vilket, vilken, sån, sådan, ni är, igen, dum fråga, kontakt,
    få kontakt, kom, prata med, ok, okej, snart, genast, direkt, fortfarande, hallå, fin, bra,
    finns, finns det, fungerar, hemskt, mycket, snabbt, svar, där, jävla, fråga
  `),
  inserted: listed(`ju, faktiskt, verkligen, fortfarande, alltså`),
  topic: listed(`om, angående, gällande, eftersom, för att, som kan, som vet, om min, med min`),
  asks: listed(`
    hur, vad, var, när, vilken, vilka, vilket, vem, varför, kan jag, kan man, har ni, finns det,
    är det, går det, ska jag, får jag, får man, kostar
  `),
  wish: listed(`
    kan jag få prata, kan jag få tala, kan jag prata, kan jag tala, kan jag få snacka,
    får jag prata, får jag tala, jag vill prata, jag vill tala, jag vill snacka, jag vill chatta,
    jag behöver prata, jag behöver tala, jag måste prata, jag måste tala, jag skulle vilja prata,
    jag skulle vilja tala, skulle vilja prata, låt mig prata, låt mig tala, koppla mig
  `),
  not: listed(`inte, ej, aldrig`),
};
