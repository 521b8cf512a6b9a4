/** A button of the account's menu. One with `children` only opens them. */
export interface MenuButton {
  name: string;
  type?: 'view' | 'click' | 'miniprogram' | undefined;
  url?: string | undefined;
  key?: string | undefined;
  appid?: string | undefined;
  pagepath?: string | undefined;
  children?: MenuButton[] | undefined;
}

/** The button as get_current_selfmenu_info spells it. */
export function selfMenuButton({ children, ...button }: MenuButton): Record<string, unknown> {
  if (children === undefined || children.length === 0) return button;
  return { name: button.name, sub_button: { list: children.map(selfMenuButton) } };
}
