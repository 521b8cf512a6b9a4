import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Tap, Words } from '../../components/elements';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/states';
import { Reminders } from '../../components/top-up';
import { AlertForm, type Saved } from '../../features/alerts/alert-form';
import { alertToEdit } from '../../features/alerts/api';
import { back } from '../../services/navigate';
import { useAnswer } from '../../services/use-answer';

export default function AlertPage() {
  const { id } = useRouter().params;
  const [saved, setSaved] = useState<Saved | null>(null);
  const answer = useAnswer(() => alertToEdit(id), id);
  if (saved) {
    return (
      <Frame title={id ? '修改订阅' : '新建订阅'}>
        <Words as="p" className="done">{saved.words}</Words>
        <Reminders isAfterDialog={saved.isAllowed} />
        <Tap className="button wide-button" onTap={() => void back()}>
          返回
        </Tap>
        <Tap className="button quiet wide-button" to="/pages/alerts/index">
          看我的订阅
        </Tap>
      </Frame>
    );
  }
  return (
    <Frame title={id ? '修改订阅' : '新建订阅'}>
      <Answer state={answer}>
        {({ alert, centre }) => (id && !alert ? <Empty title="没有找到这个订阅" hint="它可能已被删除。" /> : <AlertForm key={id ?? 'new'} alert={alert} centre={centre} onSaved={setSaved} />)}
      </Answer>
    </Frame>
  );
}
