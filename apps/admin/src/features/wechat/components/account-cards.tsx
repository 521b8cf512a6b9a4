import { wechatAccounts } from '@sunshine/contracts/words';
import { Facts } from '@/components/facts';
import { StateWord } from '@/components/state-word';
import { useAccounts, useQuotas } from '@/features/wechat/api/wechat';
import { Section } from '@/features/wechat/components/section';
import { callbackWords, quotaWords, tokenWords, type Said } from '@/features/wechat/wechat-words';

const Word = ({ said }: { said: Said }) => (
  <span className="wechat-word">
    <StateWord tone={said.tone}>{said.text}</StateWord>
  </span>
);

export const AccountCards = () => {
  const accounts = useAccounts();
  const quotas = useQuotas();
  return (
    <>
      <Section title="账号" query={accounts}>
        {({ items }) => (
          <div className="wechat-cards">
            {items.map((item) => (
              <div key={item.account} className="panel">
                <h3>{wechatAccounts[item.account]}</h3>
                <Facts
                  items={[
                    ['调用凭据', <Word key="token" said={tokenWords(item)} />],
                    ['最近回调', <Word key="event" said={callbackWords(item)} />],
                    ['强制刷新', item.tokenless ? '不适用' : `近 24 小时 ${item.tokenForced} 次（微信允许 20 次）`],
                  ]}
                />
              </div>
            ))}
          </div>
        )}
      </Section>
      <Section title="今日配额" query={quotas}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="hint">配置账号后，这里显示每个发送接口今日还可调用多少次。</p>
          ) : (
            <div className="panel">
              <Facts items={items.map((item) => [item.label, <Word key={item.path} said={quotaWords(item)} />])} />
            </div>
          )
        }
      </Section>
    </>
  );
};
