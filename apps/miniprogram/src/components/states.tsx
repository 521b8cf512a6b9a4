import type { ReactNode } from 'react';
import { retryHelps, wordsOf } from '../services/errors';
import type { AnswerState } from '../services/use-answer';
import { Box, Tap, Words } from './elements';

export function Loading({ lines = 3 }: { lines?: number }) {
  return (
    <Box className="skeleton" role="status">
      <Words as="p" className="hint">
        正在读取…
      </Words>
      {Array.from({ length: lines }, (_, at) => (
        <Box key={at} className="skeleton-card">
          <Box className="skeleton-line short" />
          <Box className="skeleton-line" />
          <Box className="skeleton-line half" />
        </Box>
      ))}
    </Box>
  );
}

/** Says what will appear here, and how. */
export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Box className="empty">
      <Words as="p" className="empty-title">
        {title}
      </Words>
      {hint && (
        <Words as="p" className="hint">
          {hint}
        </Words>
      )}
      {children}
    </Box>
  );
}

/** What happened, what was kept, what to do next: again where that can help, else the way to the first page. */
export function Failed({ error, kept, onRetry }: { error: unknown; kept?: boolean; onRetry?: () => void }) {
  const said = `${wordsOf(error)}${kept ? '。您填的内容已保留' : ''}`;
  if (!retryHelps(error)) {
    return (
      <Box className="empty" role="alert">
        <Words as="p" className="empty-title">
          {said}
        </Words>
        {onRetry && !kept && (
          <Tap className="button quiet" to="/pages/home/index">
            回首页
          </Tap>
        )}
      </Box>
    );
  }
  return (
    <Box className="failed" role="alert">
      <Words as="p">{said}</Words>
      {onRetry && (
        <Tap className="button quiet" onTap={onRetry}>
          重试
        </Tap>
      )}
    </Box>
  );
}

interface AnswerProps<T> {
  state: AnswerState<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}

/** The states of a page with one question: loading, error with retry, data. Old data stays while a reload runs or fails. */
export function Answer<T>({ state, lines, children }: AnswerProps<T>) {
  const retry = () => void state.reload();
  if (state.data === undefined) return state.error === null ? <Loading {...(lines ? { lines } : {})} /> : <Failed error={state.error} onRetry={retry} />;
  return (
    <>
      {state.error !== null && <Failed error={state.error} onRetry={retry} />}
      {children(state.data)}
    </>
  );
}
