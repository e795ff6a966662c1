import { aboutBot } from "./about-bot.ts";
import type { IntentPhrases } from "./phrases.ts";
import { listed } from "./phrases.ts";

export const filipino: IntentPhrases = {
  spaced: true,
  person: listed(`
    tao, totoong tao, tunay na tao, buhay na tao, makausap ng tao, kausap na tao, agent, ahente,
    kinatawan, representative, operator, customer service, customer support, staff, empleyado,
    tauhan, manager, hindi bot, hindi robot, hindi sa bot, huwag bot, ayoko ng bot,
    ayaw ko ng bot, may makausap, makipag usap sa inyo, may tao ba, may tao ba diyan,
    may tao ba dyan, meron bang tao, may makakausap ba, real person, human, kausapin ang tao,
    taong makakausap, taong makausap, taong totoo, isang totoong tao, mga tao, taga support,
    support, support team, customer care, csr, admin, live agent, live chat agent, live person,
    real human, tao naman, tao po sana, hindi robot po, hindi bot po, ayoko sa bot,
    ayoko ng robot, ayaw ko sa robot, ayoko makipag usap sa bot, ayoko makipag usap sa robot,
    ayaw ko makipag usap sa bot, wag bot, wag robot, may tao po ba, may tao po ba dito,
    may tao ba dito, meron po bang tao, may nandyan ba, may nandiyan ba, may sumasagot ba,
    sino pwedeng makausap, makausap ang isang tao, pakausap sa tao, pakausap sa staff,
    pakausap ng tao, supervisor, kawani
  `),
  frustration: listed(`
    walang kwenta, walang kuwenta, walang kwentang bot, wala kayong kwenta, wala kang kwenta,
    wala kang silbi, wala kayong silbi, bobo, bobo mo, bobo ka, tanga, tanga mo, ang tanga,
    ang bobo, gago, gago ka, ulol, engot, inutil, bwisit, buwisit, nakakabwisit, nakakainis,
    nakaka inis, nakakaasar, nakakapikon, nakakagalit, nakakadismaya, nakakapagod, nakakaumay,
    naiinis ako, naiinis na ako, galit na ako, galit ako, inis na ako, asar, badtrip, bad trip,
    pikon na ako, sawa na ako, pagod na ako, ubos na pasensya ko, nauubos na pasensya ko,
    nauubos na ang pasensya ko, punyeta, putang ina, putangina, tangina, tang ina, pucha, leche,
    lintik, letse, pakshet, shet, hayop, hayop kayo, kabobohan, katangahan, basura, ang pangit,
    pangit ng service, pangit ng serbisyo, panget ng serbisyo, bulok, bulok na serbisyo,
    ang bulok, palpak, palpak kayo, pinaka pangit na serbisyo, pinakamasamang serbisyo,
    worst service, worst, hindi mo ako naintindihan, di mo ako naiintindihan, di mo naiintindihan,
    hindi mo naiintindihan, hindi mo naintindihan, hindi ka nakakaintindi, di ka makaintindi,
    hindi nyo naiintindihan, hindi ka nakikinig, hindi kayo nakikinig, nagbabasa ka ba,
    binasa mo ba, sinabi ko na, nasabi ko na, sabi ko na, sinabi ko na yan, sinabi ko na nga,
    ilang beses ko na sinabi, ilang beses, ilang ulit, natanong ko na, tinanong ko na,
    paulit ulit, paulit ulit na lang, paulit ulit ang sagot, pareho lang sagot mo, parehong sagot,
    ulit ulit, umiikot lang tayo, sayang oras, sayang ang oras ko, aksaya ng oras,
    niloloko mo ako, niloloko nyo ako, lokohan, joke ba to, joke ba ito, scam, scammer, manloloko,
    walang sumasagot, walang tumutulong, ang tagal, ang tagal na, ang tagal nyo sumagot,
    naghihintay pa rin ako, kanina pa ako naghihintay, naghihintay pa ako, akong naghihintay,
    tama na, sumosobra na kayo, nakakahiya, kalokohan, stupid, useless, stupid bot,
    this is useless, what the hell, wtf, omg naman, mo ako naiintindihan, nyo ako naiintindihan
  `),
  yes: listed(`
    oo, opo, oo nga, oho, sige, sige po, tama, syempre, siyempre, nakatulong, nakatulong ito,
    nakatulong naman, ayos, ayos na, okay na, ok na, ok, okay, okey, oks, gumana, gumana na,
    solved na, naayos na, malinaw na, gets, gets ko na, yes, yup, galing, magaling, oo naman,
    opo naman, oo po, yes po, yup po, ok po, okay po, oki po, sige salamat, tama po, tama yan,
    ganun nga, mismo, gets ko, gets ko po, naintindihan ko, naintindihan ko na,
    naiintindihan ko na, ah ok, ayun, ayun pala, ayan, ayos po, nice, gumagana na, ok na ok,
    okay na okay, nasolusyonan na, naresolba na, solved, solved po, nakatulong po, nakatulong na,
    malaking tulong, wala nang problema, walang problema, sakto, perfect, noted, noted po, great
  `),
  no: listed(`
    hindi, hinde, di, hindi po, hindi naman, hindi masyado, di masyado, hindi talaga,
    hindi nakatulong, di nakatulong, hindi ito nakatulong, walang tulong, walang silbi,
    hindi gumana, di gumana, ayaw gumana, mali, maling sagot, hindi yan, hindi iyan, hindi iyon,
    hindi yun, di yan, hindi pa, di pa, wala, hindi yan ang tanong ko,
    hindi sinagot ang tanong ko, no, nope, hindi e, hindi eh, hindi pa po, hindi pa rin,
    di pa rin, hindi pa rin gumagana, hindi gumagana, di gumagana, ayaw pa rin, ganun pa rin,
    hindi pa ayos, hindi po nakatulong, di po, wala po, wala rin, walang nangyari,
    hindi yan ang kailangan ko, hindi yan ang hinahanap, hindi yun ang hinahanap ko,
    hindi iyan ang tinatanong ko, hindi yun ang tanong ko, iba ang tanong ko, iba yung tanong ko,
    mali po, mali yan, wag na, huwag na, hinde po, no po, nope po, wala pa,
    hindi yan ang hinahanap ko, wala pa rin, hinahanap ko, silbi
  `),
  greeting: [
    ...listed(`
    kumusta, kamusta, musta, kumusta ka, kamusta ka, kumusta kayo, kamusta kayo, magandang umaga,
    magandang tanghali, magandang hapon, magandang gabi, magandang araw, mabuhay, hello, hi, hoy,
    tao po, hello po, hi po, kumusta po, musta po, good morning, good morning po,
    good afternoon po, good evening po, good pm, good am, gud am, gud pm, gud eve,
    magandang umaga sa inyo, magandang araw sa inyo, hi there, hey, helo, yo, uy, tulong,
    tulong po, patulong, patulong po, pahelp, pa help, pahelp po, help po, kailangan ko ng tulong,
    pwede mo ba akong tulungan, matutulungan mo ba ako, may tanong ako, may tanong po ako,
    may tanong lang, tanong ko lang, may itatanong ako, may itatanong lang, pwede magtanong,
    pwede po magtanong, may problema ako
  `),
    ...aboutBot.filipino,
  ],
  thanks: listed(`
    salamat, maraming salamat, salamat nang marami, salamat ng marami, salamat sa tulong,
    maraming salamat sa tulong, salamat sa iyo, salamat sayo, salamat sa inyo, thank you, thanks,
    tenkyu, ty, salamat po, salamat talaga, maraming maraming salamat, maraming salamat ulit,
    salamat ulit, salamat sa lahat, salamat sa sagot, salamat sa pagtulong, thank you po,
    thanks po, tnx, tnx po, thnx, tysm, tyvm, many thanks, laking tulong salamat, ang bait mo,
    ang bait nyo, galing mo, the best kayo
  `),
  goodbye: listed(`
    paalam, babay, bye, sige na, hanggang sa muli, ingat, ingat ka, ingat kayo, kita tayo,
    yun lang, iyon lang, hanggang bukas, goodnight, paalam na, bye po, bye bye, babye, bye na,
    ba bye, ingat po kayo, magandang gabi at paalam, hanggang sa susunod, kita kits, see you,
    good night, good night po, yun lang po, yun lang naman, iyon lang po, wala na, wala na po,
    wala nang tanong, wala na akong tanong, wala na pong iba, okay na yun lang, tulog na ako
  `),
  filler: listed(`
    po, ho, ba, na, nga, naman, lang, pa, pwede, puwede, pwede bang, puwedeng, pwedeng, maaari,
    maaaring, gusto, gusto ko, ko, akong, ako, kong, kailangan, makausap, makipag usap,
    makipagusap, mag usap, kausapin, kausap, sa, ng, ang, isang, isa, pakiusap, paki, pakikonekta,
    ikonekta, ilipat, please, ito, iyan, yan, ngayon, sana, mo, ninyo, nyo, kayo, bang, nang,
    connect, talk to, a, mga, ninyong, nyong, niyo, namin, namin po, akin, akong po, dito, diyan,
    dyan, doon, yung, yang, eh, e, kasi, talaga, sobra, sobrang, napaka, si, at, pero, mo po, ka,
    kang, live, tulad, paki konekta, paconnect, pa connect, pakiconnect, pakitawag, pakausap,
    patawag, sa inyo, inyo, nyo po, kay, may, meron, tanong, na po, dalawang linggo,
    tatlong linggo, dalawang araw, tatlong araw, ilang araw, ilang linggo, lahat, ulit, serbisyo,
    bot, bobong tanong, agad, daw, din, rin, lamang, ok, ok po, hay, haay, hays, ano ba,
    ano ba yan, ba yan, gusto kong
  `),
  inserted: listed(`po, ho, ba, naman, nga`),
  topic: listed(`tungkol, hinggil, dahil, kasi, para sa, tungkol sa, ukol sa, para po sa`),
  asks: listed(`
    ano, anong, paano, pano, saan, san, nasaan, nasan, kailan, magkano, ilan, ilang, sino, bakit,
    alin, pwede ba, pwede bang, puwede ba, may, meron ba, available ba
  `),
  wish: listed(`
    gusto kong makausap, gusto ko makausap, gusto kong kausapin, gusto kong makipag usap,
    pwede bang makausap, puwede bang makausap, pwede makausap, pwede ko bang makausap,
    pwede bang makipag usap, maaari bang makausap, kailangan kong makausap, kailangan ko makausap,
    ikonekta mo ako, ikonekta nyo ako, ikonekta ninyo ako, pakikonekta, paki konekta, pakausap
  `),
  not: listed(`hindi, ayaw, ayoko, wag, huwag`),
};
