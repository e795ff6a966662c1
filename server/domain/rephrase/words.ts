/** The small words that turn a sentence into another claim, by language. */
export type TellingWords = {
  /** That something is not so. */
  readonly negations: string;
  /** That something is so within limits alone. */
  readonly limits: string;
  /** Numbers written out. */
  readonly numbers: string;
};

/**
 * An answer is put in other words in these languages alone: in others a "not" that was left out
 * would go unseen. Of Chinese, characters.
 */
export const TELLING_WORDS: Readonly<Record<string, TellingWords>> = {
  en: {
    negations:
      "not no never none nothing nobody cannot cant dont doesnt wont isnt arent wasnt didnt couldnt shouldnt without neither nor unable impossible",
    limits: "only unless except excluding solely",
    numbers:
      "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half double twice dozen",
  },
  sv: {
    negations: "inte ej aldrig ingen inget inga ingenting utan varken omöjligt",
    limits: "bara endast enbart utom förutom undantaget",
    numbers:
      "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen miljon halv hälften dubbelt",
  },
  lv: {
    negations:
      "nav nevar nevaram nevarat nevarēs ne nekad neviens nekas nekādu nebūs nedrīkst netiek nepieņemam nepiegādājam nesūtām bez neiespējami",
    limits: "tikai vienīgi izņemot",
    numbers:
      "divi divas divu trīs četri četras četru pieci piecas piecu seši sešas sešu septiņi septiņas septiņu astoņi astoņas astoņu deviņi deviņas deviņu desmit divpadsmit četrpadsmit piecpadsmit divdesmit trīsdesmit četrdesmit piecdesmit simts simt tūkstotis tūkstoš puse pusi dubults",
  },
  fil: {
    negations: "hindi di wala walang huwag ayaw imposible",
    limits: "lamang lang maliban tanging",
    numbers:
      "dalawa dalawang tatlo tatlong apat lima limang anim pito pitong walo walong siyam sampu sampung dalawampu tatlumpu limampu daan sandaan libo milyon kalahati doble",
  },
  th: {
    negations: "ไม่ มิ ห้าม อย่า ไม่ได้ ไม่มี ไม่ต้อง ไม่สามารถ ไร้",
    limits: "เท่านั้น เฉพาะ ยกเว้น เว้นแต่",
    numbers: "สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน หมื่น แสน ล้าน ครึ่ง",
  },
  zh: {
    negations: "不 没 沒 无 無 未 非 勿 别 禁",
    limits: "只 仅 僅 除了 除外 除非",
    numbers: "二 两 兩 三 四 五 六 七 八 九 十 百 千 万 萬 半 双",
  },
  es: {
    negations: "no nunca jamás ningún ninguna ninguno nada nadie sin tampoco ni imposible",
    limits: "solo sólo solamente únicamente excepto salvo",
    numbers:
      "dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta sesenta cien ciento mil millón mitad doble",
  },
  de: {
    negations:
      "nicht kein keine keinen keinem keiner nie niemals nichts niemand ohne weder unmöglich",
    limits: "nur ausschließlich außer lediglich ausgenommen",
    numbers:
      "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf vierzehn fünfzehn zwanzig dreißig vierzig fünfzig sechzig hundert tausend million halb hälfte doppelt",
  },
  fr: {
    negations: "ne pas jamais aucun aucune rien personne sans ni impossible",
    limits: "seulement uniquement sauf hormis excepté",
    numbers:
      "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent mille million moitié double",
  },
  ar: {
    negations: "لا لم لن ليس ليست غير بدون دون ما",
    limits: "فقط إلا باستثناء سوى",
    numbers:
      "اثنان اثنين يومان يومين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية تسعة عشرة عشر عشرون عشرين ثلاثون ثلاثين مئة مائة ألف مليون نصف ضعف",
  },
};

/** What a shop's bot never speaks of in words of its own, whatever the article says. */
export const SECRETS =
  /passwo?rd|passcode|\bpin\b|\bcv[vc]\b|\botp\b|card number|credit card|debit card|bank account|\biban\b|one-time code|verification code|security code|social security|passport|lösenord|kortnummer|personnummer|bankid|engångskod|parol|kartes numur|personas kod|konta numur|numero ng card|รหัสผ่าน|หมายเลขบัตร|เลขบัตร|รหัสยืนยัน|密码|密碼|卡号|卡號|验证码|驗證碼|身份证|contraseña|número de (?:la )?tarjeta|passwort|kennwort|kartennummer|geheimzahl|mot de passe|numéro de (?:la )?carte|code secret|كلمة (?:المرور|السر)|رقم (?:ال)?بطاقة/iu;

/** Words to a machine rather than to a customer. */
export const TO_A_MACHINE =
  /(?:ignor|disregard|forget|overrid|bypass)\p{L}*\s.{0,40}(?:instruction|prompt|rule|direction)|system prompt|(?:my|your|these|hidden) (?:system )?(?:instructions|prompt)\b|language model|\bas an? (?:ai|assistant|llm)\b|\byou are (?:an? )?(?:chatgpt|gpt|ai\b|llm|assistant)|\bjailbreak|\bdeveloper mode|<\|?\/?(?:system|assistant|user|im_start|im_end|think)|(?:^|\n)\s*(?:system|assistant|user)\s*:|\[\/?inst\]|ignorera .{0,30}instruktion|ignor(?:a|e|ieren?|iere) .{0,30}(?:instruc|anweisung)|ignorē .{0,30}nor[aā]d|忽略.{0,12}(?:指令|指示|提示)|เพิกเฉย.{0,20}คำสั่ง|تجاهل.{0,20}(?:تعليمات|التعليمات)/iu;
