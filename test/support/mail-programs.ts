/**
 * Answers as mail programs write them, in their formats: each quotes the mail it answers in its own
 * way and in the reader's language. The texts are made up; the shapes are the programs' own.
 */
export type Answer = {
  readonly from: string;
  readonly to: string;
  readonly messageId: string;
  /** Message-ID that is answered. */
  readonly inReplyTo: string;
  readonly subject: string;
  /** What the customer writes. */
  readonly said: string;
  /** The mail that is answered. */
  readonly quoted: { readonly text: string; readonly html: string };
};

type Tongue = {
  /** Gmail's and Apple's line above a quote. */
  readonly gmail: (who: string) => string;
  readonly apple: (who: string) => string;
  /** Outlook's From, Sent, To and Subject. */
  readonly outlook: readonly [string, string, string, string];
  readonly phone: string;
};

export const TONGUES: Readonly<Record<string, Tongue>> = {
  en: {
    gmail: (who) => `On Mon, 3 Mar 2025 at 10:11, ${who} wrote:`,
    apple: (who) => `On 3 Mar 2025, at 10:11, ${who} wrote:`,
    outlook: ["From", "Sent", "To", "Subject"],
    phone: "Sent from my iPhone",
  },
  sv: {
    gmail: (who) => `Den mån 3 mars 2025 kl 10:11 skrev ${who}:`,
    apple: (who) => `3 mars 2025 kl. 10:11 skrev ${who}:`,
    outlook: ["Från", "Skickat", "Till", "Ämne"],
    phone: "Skickat från min iPhone",
  },
  lv: {
    gmail: (who) => `pirmd., 2025. g. 3. marts, plkst. 10:11 — lietotājs ${who} rakstīja:`,
    apple: (who) => `${who} rakstīja (2025. gada 3. marts, 10:11):`,
    outlook: ["No", "Nosūtīts", "Kam", "Tēma"],
    phone: "Nosūtīts no mana iPhone",
  },
  th: {
    gmail: (who) => `ในวันที่ จ. 3 มี.ค. 2025 เวลา 10:11 ${who} เขียนว่า:`,
    apple: (who) => `เมื่อ ๓ มี.ค. ๒๕๖๘ เวลา ๑๐:๑๑ ${who} เขียนว่า:`,
    outlook: ["จาก", "ส่ง", "ถึง", "เรื่อง"],
    phone: "ส่งจาก iPhone ของฉัน",
  },
  "zh-Hans": {
    gmail: (who) => `${who} 于2025年3月3日周一 10:11写道：`,
    apple: (who) => `2025年3月3日 上午10:11，${who} 写道：`,
    outlook: ["发件人", "发送时间", "收件人", "主题"],
    phone: "发自我的 iPhone",
  },
  fil: {
    gmail: (who) => `Noong Lun, Mar 3, 2025 nang 10:11 AM, sinulat ni ${who}:`,
    apple: (who) => `Noong Mar 3, 2025, 10:11 AM, isinulat ni ${who}:`,
    outlook: ["Mula kay", "Ipinadala", "Kay", "Paksa"],
    phone: "Ipinadala mula sa aking iPhone",
  },
  es: {
    gmail: (who) => `El lun, 3 mar 2025 a las 10:11, ${who} escribió:`,
    apple: (who) => `El 3 mar 2025, a las 10:11, ${who} escribió:`,
    outlook: ["De", "Enviado", "Para", "Asunto"],
    phone: "Enviado desde mi iPhone",
  },
  de: {
    gmail: (who) => `Am Mo., 3. März 2025 um 10:11 Uhr schrieb ${who}:`,
    apple: (who) => `Am 03.03.2025 um 10:11 schrieb ${who}:`,
    outlook: ["Von", "Gesendet", "An", "Betreff"],
    phone: "Von meinem iPhone gesendet",
  },
  fr: {
    gmail: (who) => `Le lun. 3 mars 2025 à 10:11, ${who} a écrit :`,
    apple: (who) => `Le 3 mars 2025 à 10:11, ${who} a écrit :`,
    outlook: ["De", "Envoyé", "À", "Objet"],
    phone: "Envoyé de mon iPhone",
  },
  ar: {
    gmail: (who) => `في الاثنين، 3 مارس 2025 في 10:11 ص تمت كتابة ما يلي بواسطة ${who}:`,
    apple: (who) => `في ٣ مارس ٢٠٢٥، الساعة ١٠:١١، كتب ${who}:`,
    outlook: ["من", "تاريخ الإرسال", "إلى", "الموضوع"],
    phone: "أُرسلت من الـ iPhone الخاص بي",
  },
};

export type Program = (answer: Answer, tongue: Tongue) => string;

/** By what people call them. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  "Gmail in a browser": (answer, { gmail }) => {
    const attribution = gmail(who(answer));
    return message(answer, {
      text: `${answer.said}\n\n${wrapped(attribution)}\n\n${cited(answer.quoted.text)}\n`,
      html: `<div dir="ltr">${asHtml(answer.said)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${asHtml(attribution)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">${answer.quoted.html}</blockquote></div>`,
    });
  },
  "Gmail with a signature": (answer, { gmail }) =>
    message(answer, {
      text: `${answer.said}\n\n${gmail(who(answer))}\n\n${cited(answer.quoted.text)}\n\n\n-- \nAino Virtanen\n+358 40 123 4567\n`,
      html: null,
    }),
  "Gmail, HTML alone": (answer, { gmail }) =>
    message(answer, {
      text: null,
      html: `<div dir="auto">${asHtml(answer.said)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${asHtml(gmail(who(answer)))}<br></div><blockquote class="gmail_quote">${answer.quoted.html}</blockquote></div>`,
    }),
  "Apple Mail": (answer, { apple }) =>
    message(answer, {
      text: `${answer.said}\n\n> ${apple(who(answer))}\n> \n${cited(answer.quoted.text)}\n`,
      html: `<html><head></head><body style="overflow-wrap: break-word;">${asHtml(answer.said)}<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>${asHtml(apple(who(answer)))}</div><br class="Apple-interchange-newline"><div>${answer.quoted.html}</div></blockquote></div><br></body></html>`,
    }),
  "iPhone Mail": (answer, { apple, phone }) =>
    message(answer, {
      text: `${answer.said}\n\n${phone}\n\n> ${apple(who(answer))}\n> \n${cited(answer.quoted.text)}\n`,
      html: null,
    }),
  "Outlook for Windows": (answer, tongue) =>
    message(answer, {
      text: `${answer.said}\r\n\r\n${headers(answer, tongue).join("\r\n")}\r\n\r\n${answer.quoted.text}`,
      html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body><div class="WordSection1"><p class="MsoNormal">${asHtml(answer.said)}<o:p></o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${headers(answer, tongue).map(asHtml).join("<br>")}</p></div>${answer.quoted.html}</div></body></html>`,
    }),
  "Outlook on the web": (answer, tongue) =>
    message(answer, {
      text: null,
      html: `<html><head></head><body dir="ltr"><div class="elementToProof">${asHtml(answer.said)}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">${headers(answer, tongue).map(asHtml).join("<br>")}</div><div>${answer.quoted.html}</div></body></html>`,
    }),
  "Outlook on a phone": (answer, tongue) =>
    message(answer, {
      text: `${answer.said}\n\nGet Outlook for Android<https://aka.ms/AAb9ysg>\n________________________________\n${headers(answer, tongue).join("\n")}\n\n${answer.quoted.text}`,
      html: null,
    }),
  Thunderbird: (answer, { apple }) =>
    message(answer, {
      text: `${apple(who(answer))}\n${cited(answer.quoted.text)}\n\n${answer.said}\n\n-- \nAino\n`,
      html: null,
    }),
  "a plain program that quotes without marks": (answer, { gmail }) =>
    message(answer, {
      text: `${answer.said}\n\n${gmail(who(answer))}\n\n${answer.quoted.text}`,
      html: null,
    }),
};

function who({ to }: Answer): string {
  return `Demo Outdoor Shop <${to}>`;
}

function headers(
  answer: Answer,
  { outlook: [from, sent, to, subject] }: Tongue,
): readonly string[] {
  return [
    `${from}: Demo Outdoor Shop <${answer.to}>`,
    `${sent}: 3 March 2025 10:11`,
    `${to}: ${answer.from}`,
    `${subject}: ${answer.subject}`,
  ];
}

/** As programs break lines at 78 columns. */
function wrapped(line: string): string {
  return line.length < 78 ? line : line.replace(/ (?=<)/, "\n");
}

function cited(text: string): string {
  return text.trimEnd().replace(/^/gm, "> ");
}

function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
}

type Parts = { readonly text: string | null; readonly html: string | null };

function message(answer: Answer, { text, html }: Parts): string {
  const head = [
    `From: =?utf-8?B?${Buffer.from("Aino Virtanen").toString("base64")}?= <${answer.from}>`,
    `To: Demo Outdoor Shop <${answer.to}>`,
    `Subject: =?utf-8?B?${Buffer.from(`Re: ${answer.subject}`).toString("base64")}?=`,
    "Date: Mon, 3 Mar 2025 10:15:00 +0200",
    `Message-ID: <${answer.messageId}>`,
    `In-Reply-To: <${answer.inReplyTo}>`,
    `References: <${answer.inReplyTo}>`,
    "MIME-Version: 1.0",
  ];
  const part = (type: string, content: string) =>
    [
      `Content-Type: ${type}; charset="utf-8"`,
      "Content-Transfer-Encoding: base64",
      "",
      (
        Buffer.from(content)
          .toString("base64")
          .match(/.{1,76}/g) ?? []
      ).join("\r\n"),
    ].join("\r\n");
  if (text === null || html === null)
    return [...head, part(text === null ? "text/html" : "text/plain", text ?? html ?? ""), ""].join(
      "\r\n",
    );
  return [
    ...head,
    'Content-Type: multipart/alternative; boundary="b1"',
    "",
    "--b1",
    part("text/plain", text),
    "--b1",
    part("text/html", html),
    "--b1--",
    "",
  ].join("\r\n");
}
