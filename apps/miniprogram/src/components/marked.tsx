import { markPieces } from '../wording/marks';
import { Words } from './elements';

/** A text with the searched words marked. */
export function Marked({ text, query }: { text: string; query: string }) {
  if (!query.trim()) return <>{text}</>;
  return (
    <>
      {markPieces(text, query).map((piece, at) => (
        <Words key={at} as={piece.marked ? 'mark' : 'span'}>
          {piece.text}
        </Words>
      ))}
    </>
  );
}
