import type { PushPreferenceView } from '@sunshine/contracts';
import { deliveryChannels } from '@sunshine/contracts/words';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { Answer, Failed } from '../../components/states';
import { api } from '../../services/api';
import { useAction, useAnswer } from '../../services/use-answer';
import { getMe, useMe } from '../../services/me';
import { moved, orderWords, switched, wayNote, type Channel } from './push-order';

/** The choice, and how each way stands. */
async function askPreference(): Promise<PushPreferenceView> {
  const preference = await api.get<PushPreferenceView>('/api/push-preference', { login: 'required' });
  await getMe();
  return preference;
}
const putPreference = (order: Channel[]) => api.put('/api/push-preference', { body: { order }, login: 'required' });

interface WayProps {
  channel: Channel;
  order: Channel[];
  isBusy: boolean;
  onChange: (order: Channel[]) => void;
}

function Moves({ channel, order, isBusy, onChange }: WayProps) {
  const name = deliveryChannels[channel];
  const [isFirst, isLast] = [order[0] === channel, order[order.length - 1] === channel];
  return (
    <Box className="moves">
      <Tap className={`text-button ${isFirst ? 'faint' : ''}`} label={`${name}上移`} disabled={isBusy || isFirst} onTap={() => onChange(moved(order, channel, -1))}>
        上移
      </Tap>
      <Tap className={`text-button ${isLast ? 'faint' : ''}`} label={`${name}下移`} disabled={isBusy || isLast} onTap={() => onChange(moved(order, channel, 1))}>
        下移
      </Tap>
    </Box>
  );
}

function Way(props: WayProps) {
  const { channel, order, isBusy, onChange } = props;
  const name = deliveryChannels[channel];
  const me = useMe();
  const place = order.indexOf(channel);
  const isOn = place >= 0;
  return (
    <Box as="li" className="way">
      <Tap className="row" role="switch" checked={isOn} label={name} disabled={isBusy} onTap={() => onChange(switched(order, channel))}>
        <Box className="row-text">
          <Words as="p" className="row-title">
            {isOn ? `${place + 1}. ${name}` : name}
          </Words>
          <Words as="p" className="hint">
            {wayNote(channel, me?.ways ?? [])}
          </Words>
        </Box>
        <Words className={`switch ${isOn ? 'switch-on' : ''}`}>{isOn ? '开' : '关'}</Words>
      </Tap>
      {isOn && order.length > 1 && <Moves {...props} />}
    </Box>
  );
}

function Ways({ order, offered, onSaved }: PushPreferenceView & { onSaved: (order: Channel[]) => void }) {
  const saving = useAction(async (next: Channel[]) => {
    await putPreference(next);
    // It is saved; how each way stands is shown beside it, and comes with the next look too.
    await getMe().catch(() => null);
    onSaved(next);
  });
  return (
    <>
      <Box as="ul" className="rows">
        {[...order, ...offered.filter((channel) => !order.includes(channel))].map((channel) => (
          <Way key={channel} channel={channel} order={order} isBusy={saving.busy} onChange={saving.run} />
        ))}
      </Box>
      <Box role="status">
        <Words as="p" className="hint under-rows">
          {orderWords(order)}
        </Words>
      </Box>
      {saving.error !== null && <Failed error={saving.error} />}
    </>
  );
}

/** 提醒方式: which ways may be used to reach the person, and which first. */
export function PushPreferenceBlock() {
  const answer = useAnswer(askPreference);
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        提醒方式
      </Heading>
      <Answer state={answer} lines={1}>
        {({ order, offered }) =>
          offered.length > 0 ? <Ways order={order} offered={offered} onSaved={(next) => answer.replace({ order: next, offered })} /> : <Words as="p" className="hint">本中心还没有设置微信提醒，新消息都放在站内信。</Words>
        }
      </Answer>
    </Box>
  );
}
