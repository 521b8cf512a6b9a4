import type { Notice } from '@sunshine/contracts';
import { useMemo } from 'react';
import { phonePage } from '@/features/notices/phone-page';

interface Props {
  notice: Notice | null;
  /** What is shown instead while there is no notice. */
  waiting: string;
  stale?: boolean;
  /** In what the phone will differ from this view. */
  note?: string | null;
}

/** The colour roles that the console put on the root element: the frame gets the same. */
const colours = (): string => document.documentElement.style.cssText;

export const PhonePreview = ({ notice, waiting, stale = false, note = null }: Props) => {
  const page = useMemo(() => (notice === null ? null : phonePage(notice, colours())), [notice]);
  return (
    <section className="phone" aria-label="手机上的样子">
      <h2>手机上的样子{stale && <span className="hint"> 正在更新…</span>}</h2>
      {note !== null && <p className="hint">{note}</p>}
      {page === null ? <div className="phone-frame phone-empty">{waiting}</div> : <iframe className="phone-frame" title="手机预览" sandbox="" srcDoc={page} />}
    </section>
  );
};
