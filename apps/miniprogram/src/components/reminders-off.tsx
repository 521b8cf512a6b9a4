import { getMe, session } from '../services/api';
import { useAnswer } from '../services/use-answer';
import { Box, Words } from './elements';
import { MenuRow } from './menu-row';

/** Says to those who switched reminders off that alerts and follows rest until they switch them on again. */
export function RemindersOff() {
  const me = useAnswer(async () => (session.token() ? getMe() : null));
  // Without an answer the page says what it says to everybody.
  if (!me.data || me.data.reminders) return null;
  return (
    <Box className="reminders-off" role="status">
      <Words as="p" className="told">
        您停用了公告提醒，订阅和关注都先停着。
      </Words>
      <Box as="ul" className="rows">
        <MenuRow title="恢复提醒" note="在“隐私说明—您同意过的”里打开" to="/pages/privacy/index" />
      </Box>
    </Box>
  );
}
