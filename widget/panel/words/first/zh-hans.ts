import type { FirstWords } from "./en.ts";

export const words: FirstWords = {
  locale: "zh-Hans",
  direction: "ltr",
  close: "关闭聊天",
  talkToPerson: "找人工客服",
  home: {
    hello: "您好。",
    howHelp: "需要什么帮助？",
    here: { other: "{names}在线" },
    peopleAnswer: "可以先提问，也可以直接找我们聊",
    botHere: "机器人在线",
    nobodyHere: "现在没有客服值班，但消息不会丢失",
    ask: "提问或搜索",
    askAction: "提问",
    often: "常见问题",
    demo: "演示",
  },
  strip: {
    reconnecting: "正在重新连接。您写的内容会保留并发送。",
    noConnection: "尚未连接。您写的内容会保留并发送。",
    outdated: "此页面版本太旧。",
    reload: "重新加载",
    refused: "此页面无法使用聊天。",
  },
};
