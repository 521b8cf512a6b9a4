import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { DevicesBlock, DevicesEnded, useDevices } from '../../features/account/devices';
import { PhoneBlock } from '../../features/account/phone-block';
import { PushPreferenceBlock } from '../../features/account/push-preference';
import { askAccount } from '../../features/account/use-account';
import { useAnswer } from '../../services/use-answer';

function Account({ devices }: { devices: ReturnType<typeof useDevices> }) {
  const answer = useAnswer(askAccount);
  return (
    <Answer state={answer}>
      {({ phone, items }) => (
        <>
          <PushPreferenceBlock />
          <PhoneBlock phone={phone} onChanged={answer.reload} />
          <DevicesBlock items={items} devices={devices} onChanged={answer.reload} />
        </>
      )}
    </Answer>
  );
}

export default function AccountPage() {
  const devices = useDevices();
  return (
    <Frame title="账号与设备" over={devices.sheet}>
      {devices.areEnded ? <DevicesEnded /> : <Account devices={devices} />}
    </Frame>
  );
}
