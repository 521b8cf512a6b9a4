/** Only WeChat guards interfaces by its privacy guide (privacy.ts). */
export function watchPrivacy(): void {
  return undefined;
}
