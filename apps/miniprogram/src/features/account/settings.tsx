import { Box, Heading, Tap, Words } from '../../components/elements';
import { MenuRow } from '../../components/menu-row';
import { setElder, useElder } from '../../services/elder';

/** What works without login. */
export function Settings() {
  const elder = useElder();
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        设置
      </Heading>
      <Box as="ul" className="rows">
        <Box as="li">
          <Tap className="row" role="switch" checked={elder} label="长辈模式" onTap={() => setElder(!elder)}>
            <Box className="row-text">
              <Words as="p" className="row-title">
                长辈模式
              </Words>
              <Words as="p" className="hint">
                字更大，按钮更大
              </Words>
            </Box>
            <Words className={`switch ${elder ? 'switch-on' : ''}`}>{elder ? '开' : '关'}</Words>
          </Tap>
        </Box>
        <MenuRow title="隐私说明" note="我们存了什么，为什么；删除我的数据" to="/pages/privacy/index" />
      </Box>
    </Box>
  );
}
