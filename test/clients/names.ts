interface Spoken {
  readonly name: string
  readonly pinyin: string
  readonly initials: string
}

function table(text: string): Spoken[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', pinyin = '', initials = ''] = line.trim().split(/ +/)
      return { name, pinyin, initials }
    })
}

/** Made-up people: whole names in full pinyin and by initials. */
export const PEOPLE = table(`
张伟     zhangwei        zw
单雄飞   shanxiongfei    sxf
曾可妮   zengkeni        zkn
仇英杰   qiuyingjie      qyj
解晓东   xiexiaodong     xxd
查良正   zhaliangzheng   zlz
区志明   ouzhiming       ozm
尉迟恭明 yuchigongming   ycgm
万俟清   moqiqing        mqq
欧阳春晓 ouyangchunxiao  oycx
朴正浩   piaozhenghao    pzh
覃国栋   qinguodong      qgd
盖一凡   geyifan         gyf
乐嘉瑜   yuejiayu        yjy
缪斯雨   miaosiyu        msy
翟天翔   zhaitianxiang   ztx
员向东   yunxiangdong    yxd
吕布衣   lvbuyi          lby
女书兰   nvshulan        nsl
令狐冲云 linghuchongyun  lhcy
诸葛青   zhugeqing       zgq
司马光裕 simaguangyu     smgy
长孙无忌 zhangsunwuji    zswj
任我行   renwoxing       rwx
华长安   huachangan      hca
王重阳   wangchongyang   wcy
李行健   lixingjian      lxj
孙茜     sunqian         sq
谢娜     xiena           xn
赵薇薇   zhaoweiwei      zww
周杰仑   zhoujielun      zjl
吴彦祖   wuyanzu         wyz
郑成功   zhengchenggong  zcg
冯宝宝   fengbaobao      fbb
陳奕信   chenyixin       cyx
張學明   zhangxueming    zxm
黃國華   huangguohua     hgh
林志玲   linzhiling      lzl
何炅     hejiong         hj
黑明亮   heimingliang    hml
折可求   shekeqiu        skq
种师道   chongshidao     csd
秘志远   bizhiyuan       bzy
过百龄   guobailing      gbl
宓子贱   mizijian        mzj
隗小山   weixiaoshan     wxs
谌龙飞   chenlongfei     clf
牟其中   mouqizhong      mqz
費玉清   feiyuqing       fyq
柏芝兰   baizhilan       bzl
`)

/** Made-up and well-known firms. */
export const FIRMS = table(`
招商银行股份有限公司       zhaoshangyinhang                  zsyh
上海浦东发展银行           shanghaipudongfazhanyinhang       shpdfzyh
中国工商银行               zhongguogongshangyinhang          gsyh
重庆长江会计师事务所       chongqingchangjiangkuaijishishiwusuo cqcjkjssws
长城汽车有限公司           changchengqiche                   ccqc
厦门国际银行               xiamenguojiyinhang                xmgjyh
北京首都机场集团           beijingshoudujichang              sdjc
成都乐天食品有限公司       chengduletianshipin               cdltsp
大都会人寿保险             daduhuirenshoubaoxian             ddhrsbx
深圳市腾飞科技有限公司     shenzhenshitengfeikeji            tfkj
重慶銀行                   chongqingyinhang                  cqyh
銀河證券                   yinhezhengquan                    yhzq
单县羊汤馆                 shanxianyangtangguan              sxytg
曾记糖水                   zengjitangshui                    zjts
广州番禺旅游公司           guangzhoupanyulvyou               gzpyly
无锡长虹电子               wuxichanghongdianzi               wxchdz
音乐之声文化传播           yinyuezhishengwenhuachuanbo       yyzswhcb
都市丽人服饰               dushilirenfushi                   dslrfs
绿地集团                   lvdi                              ld
太行山矿业                 taihangshankuangye                thsky
六安瓜片茶业               luanguapianchaye                  lagpcy
蚌埠玻璃厂                 bengbubolichang                   bbblc
沈阳重型机械               shenyangzhongxingjixie            syzxjx
朝阳投资                   chaoyangtouzi                     cytz
石家庄调味品厂             shijiazhuangtiaoweipinchang       sjztwpc
新华书店                   xinhuashudian                     xhsd
红会医院                   honghuiyiyuan                     hhyy
南京同仁堂药业             nanjingtongrentangyaoye           njtrtyy
西藏航空                   xizanghangkong                    xzhk
内蒙古乳业                 neimengguruye                     nmgry
`)
