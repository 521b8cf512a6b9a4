import { Box, Tap, Words } from './elements';
import { Failed } from './states';

/** What stands in the way of a form. */
export function Problem({ words }: { words: string | null }) {
  if (!words) return null;
  return (
    <Box role="alert">
      <Words as="p" className="problem">
        {words}
      </Words>
    </Box>
  );
}

interface FormFootProps {
  problem?: string | null;
  sending: { run: () => void; busy: boolean; error: unknown };
  /** On the button. */
  yes: string;
  /** In place of `yes` while it is done. */
  doing: string;
  /** What was typed stays after a failure. */
  kept?: boolean;
}

/** The end of a form: what is wrong with it, why it could not be sent, and the button. */
export function FormFoot({ problem = null, sending, yes, doing, kept = true }: FormFootProps) {
  return (
    <>
      <Problem words={problem} />
      {sending.error !== null && <Failed error={sending.error} kept={kept} onRetry={sending.run} />}
      <Tap className="button wide-button" disabled={sending.busy} onTap={sending.run}>
        {sending.busy ? doing : yes}
      </Tap>
    </>
  );
}
