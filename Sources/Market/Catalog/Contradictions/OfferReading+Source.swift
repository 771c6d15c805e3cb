extension OfferReading {
    /// Whether source code is handed over, by the answer, the terms and the texts.
    func aboutSource() -> [Contradiction] {
        var found: [Contradiction] = []
        let completeness = chosen(.sourceCompleteness)
        let licensed = OfferStatement.term(.licence)
        let isHandedOver = completeness.map { !$0.ids.isDisjoint(with: ["complete", "completeNoTools"]) }
        let isHeldBack = completeness.map { !$0.ids.isDisjoint(with: ["none", "compiled"]) }
        if let completeness {
            if isHandedOver == true, !terms.licence.includesSource {
                found.append(
                    Contradiction(kind: .sourceStated, first: completeness.statement, second: licensed, prevailing: .first))
            }
            if isHeldBack == true, terms.licence.includesSource {
                found.append(
                    Contradiction(kind: .sourceStated, first: completeness.statement, second: licensed, prevailing: .second))
            }
        }
        let denial: OfferStatement? =
            isHeldBack == true ? completeness?.statement : (terms.licence.includesSource || isHandedOver == true ? nil : licensed)
        if let denial, let words = quote(Self.sourceGiven) {
            found.append(Contradiction(kind: .source, first: words, second: denial, prevailing: .first))
        }
        let promise: OfferStatement? = isHandedOver == true ? completeness?.statement : nil
        if let promise, let words = quote(Self.sourceWithheld) {
            found.append(Contradiction(kind: .source, first: words, second: promise, prevailing: .second))
        }
        return found
    }

    private static let sourceGiven = PhraseBook([
        "{含|包含|附|附带|附送|提供|交付|赠送|送|赠|带|给}{|全部|完整|全套|所有|前后端|配套|后端|项目}{|的}{源码|源代码|工程源码|项目源码|源文件工程}", "{全部|完整|全套|所有|前后端}{|的}{源码|源代码}",
        "{源码|源代码}{全部|完整|一并|全套}{开放|交付|提供|开源|公开|奉上|打包|附上}", "{全开源|完全开源|源码全开|源码开放|百分百开源|100%开源|代码全开源|开源交付|无加密全开源}",
        "{full|complete|entire|all|all the} source{| code}", "source code {is |}{included|provided|delivered|comes with}",
        "{includes|including|with} {the |full |complete |all |}source{| code}", "comes with source",
    ])

    private static let sourceWithheld = PhraseBook([
        "不{含|包含|提供|附|交付|开放|给}{|任何|全部|完整|后端|核心}{|的}{源码|源代码}", "{仅|只}{提供|交付|含|有}{编译|打包}{|后|好}{|的}{程序|文件|版本|包|产物|dll|jar}",
        "{源码|源代码}{不|概不}{提供|开放|交付|公开|外传|随附}", "闭源", "无源码", "{no|without} source{| code}",
        "source code {is |}not {included|provided|delivered}", "closed source", "compiled only", "binaries only", "binary only",
    ])
}
