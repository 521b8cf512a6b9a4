import { wholeParts } from '../wording/whole';
import { Words } from './elements';

/** A sentence in which no date and no amount is torn in two by the end of a line. */
export function Unbroken({ text }: { text: string }) {
  return (
    <>
      {wholeParts(text).map(({ text: part, isWhole }, at) => (
        <Words key={at} {...(isWhole ? { className: 'unbroken' } : {})}>
          {part}
        </Words>
      ))}
    </>
  );
}
