import type { usePages } from '../services/use-pages';
import { Tap, Words } from './elements';
import { Empty, Failed, Loading } from './states';

interface ListEndProps {
  list: ReturnType<typeof usePages>;
  /** Shown in place of a list in which nothing is. */
  empty: { title: string; hint: string };
  /** The button to the next page. */
  moreWords: string;
}

/** What follows a list that goes on: trouble with a way on, waiting, nothing at all, the end, or the next page. */
export function ListEnd({ list, empty, moreWords }: ListEndProps) {
  const isFilled = list.items.length > 0;
  return (
    <>
      {list.error !== null && <Failed error={list.error} onRetry={list.first ? list.more : () => void list.reload()} />}
      {list.loading && <Loading lines={list.first ? 1 : 4} />}
      {list.ended && !isFilled && <Empty {...empty} />}
      {list.ended && isFilled && (
        <Words as="p" className="end-line">
          已经到底了
        </Words>
      )}
      {!list.ended && !list.loading && isFilled && list.error === null && (
        <Tap className="button quiet" onTap={list.more}>
          {moreWords}
        </Tap>
      )}
    </>
  );
}
