import type { Message, State } from './state.js';

const KEPT_PER_PERSON = 200;

/** What has arrived on the phones. */
export class Messages {
  constructor(private readonly state: State) {}

  /** A new 64-bit id: above 2^53 as WeChat's are, so that whoever rounds them is found out. */
  nextId(): string {
    const { data } = this.state;
    data.lastMsgid = String(BigInt(data.lastMsgid) + 1n);
    return data.lastMsgid;
  }

  deliver(message: Message): void {
    const { messages } = this.state.data;
    messages.push(message);
    const own = messages.filter((one) => one.userId === message.userId);
    if (own.length > KEPT_PER_PERSON) messages.splice(messages.indexOf(own[0] as Message), 1);
    this.state.changed({ topic: 'messages', userId: message.userId });
  }

  /** Newest first. */
  list(userId: string, limit = KEPT_PER_PERSON): Message[] {
    return this.state.data.messages.filter((one) => one.userId === userId).reverse().slice(0, limit);
  }
}
