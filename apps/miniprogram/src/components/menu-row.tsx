import { Box, Tap, Words } from './elements';
import { Unbroken } from './unbroken';

interface MenuRowProps {
  title: string;
  note?: string;
  to?: string;
  onTap?: () => void;
  badge?: number;
}

/** A row that leads on. */
export function MenuRow({ title, note, to, onTap, badge = 0 }: MenuRowProps) {
  return (
    <Box as="li">
      <Tap className="row" {...(to ? { to } : {})} {...(onTap ? { onTap } : {})}>
        <Box className="row-text">
          <Words as="p" className="row-title">
            {title}
          </Words>
          {note && (
            <Words as="p" className="hint">
              <Unbroken text={note} />
            </Words>
          )}
        </Box>
        {badge > 0 && <Words className="badge">{badge > 99 ? '99+' : badge}</Words>}
        <Words className="chevron" hidden />
      </Tap>
    </Box>
  );
}
