import type { FirstWords } from "./en.ts";

export const words: FirstWords = {
  locale: "th",
  direction: "ltr",
  close: "ปิดแชต",
  talkToPerson: "คุยกับเจ้าหน้าที่",
  home: {
    hello: "สวัสดี",
    howHelp: "มีอะไรให้เราช่วยไหม",
    here: { other: "{names} อยู่ที่นี่" },
    peopleAnswer: "ถามก่อน หรือคุยกับเราเลย",
    botHere: "บอตตอบคำถามอยู่ที่นี่",
    nobodyHere: "ตอนนี้ไม่มีเจ้าหน้าที่ แต่ข้อความไม่หาย",
    ask: "พิมพ์คำถามหรือค้นหา",
    askAction: "ถาม",
    often: "คำถามที่พบบ่อย",
    demo: "ตัวอย่าง",
  },
  strip: {
    reconnecting: "กำลังเชื่อมต่อใหม่ ข้อความจะเก็บไว้และส่งให้",
    noConnection: "ไม่มีการเชื่อมต่อ ข้อความจะเก็บไว้และส่งให้",
    outdated: "หน้านี้เก่าเกินไป",
    reload: "โหลดใหม่",
    refused: "แชตใช้ไม่ได้ในหน้านี้",
  },
};
