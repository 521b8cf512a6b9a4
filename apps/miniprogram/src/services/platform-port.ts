/** What a person answered in WeChat's subscribe dialog. `unavailable`: the dialog could not be shown, in words. */
export interface SubscribeAnswer {
  accepted: string[];
  refused: string[];
  unavailable: string | null;
}

/** What differs between WeChat and a browser. */
export interface Platform {
  /** A login code of WeChat. Rejects with OPEN_IN_WECHAT where there is no WeChat. */
  login(): Promise<string>;
  /** Must be called synchronously inside a tap: WeChat refuses the dialog otherwise. */
  askToSubscribe(templateIds: string[]): Promise<SubscribeAnswer>;
  /** A code that stands for the person's phone number, once they agree. WeChat gives it by its own button (components/phone-button.tsx), so only h5 asks here. */
  askForPhone(): Promise<string>;
  call(number: string): Promise<void>;
  /** Opens a file, or answers in words what is left to the person when the platform cannot. */
  openFile(file: { url: string; name: string }): Promise<string | null>;
  /** Whether the phone has WeChat's own reader for articles of official accounts. */
  readsArticles(): boolean;
  /**
   * Opens an article in WeChat's reader, or as a web page where there is none; call it synchronously inside a tap. Answers in
   * words what is left to the person. Rejects with ARTICLE_NOT_OPENED.
   */
  openArticle(url: string): Promise<string | null>;
  /** Whether `openAccount` works on this phone. */
  opensAccounts(): boolean;
  /** The page of an official account (`gh_…`) of the same owner, inside a tap. */
  openAccount(username: string): Promise<void>;
  /** Another mini program, inside a tap; answers in words what is left to the person. */
  openMiniProgram(appid: string, path: string): Promise<string | null>;
  /** A page of the web; answers in words what is left to the person where it cannot be shown. */
  openLink(url: string): Promise<string | null>;
  /** Shares by what the browser has; answers what was done, in words. WeChat shares by its own button. */
  share(card: { title: string; path: string }): Promise<string>;
  /** Whether the system's type is set large. */
  prefersLargeType(): boolean;
  /** Puts a text at hand for pasting; answers so in words. */
  copy(text: string): Promise<string>;
  showUnread(count: number): void;
  setTitle(title: string): void;
}

export const readSubscribeAnswer = (templateIds: string[], answer: Record<string, unknown>): SubscribeAnswer => ({
  accepted: templateIds.filter((id) => String(answer[id] ?? '').startsWith('accept')),
  refused: templateIds.filter((id) => !String(answer[id] ?? '').startsWith('accept')),
  unavailable: null,
});
