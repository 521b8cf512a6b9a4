import { Tap, Words } from '../../components/elements';
import { Sheet } from '../../components/sheet';

interface Props {
  secondsLeft: number;
  onStay: () => void;
  onLeave: () => void;
}

/** Any touch is enough to stay; the buttons say so. */
export function IdleWarning({ secondsLeft, onStay, onLeave }: Props) {
  return (
    <Sheet
      title="您还在吗？"
      onClose={onStay}
      actions={
        <>
          <Tap className="button quiet" onTap={onLeave}>
            清空并回到首页
          </Tap>
          <Tap className="button" onTap={onStay}>
            继续
          </Tap>
        </>
      }
    >
      <Words as="p">{`${secondsLeft} 秒后回到首页，这里的内容会清空，下一位看不到。碰一下屏幕就继续。`}</Words>
    </Sheet>
  );
}
