import Market

/// What was ticked, in a few plain words of each language.
enum TickWords {
    /// The words for a tick by its name in entries; the name itself where it is of a kind that is not known here.
    static func name(_ name: String) -> Bilingual {
        guard let tick = Tick(name: name) else { return Bilingual(zh: name, en: name) }
        return switch tick {
        case .licence: Bilingual(zh: "许可范围", en: "the licence")
        case .acceptanceBySilence: Bilingual(zh: "验收期满视为验收", en: "that silence counts as acceptance")
        case .returns: Bilingual(zh: "无理由退货的条件", en: "the condition of a return without a reason")
        case .returnsExcluded: Bilingual(zh: "不适用无理由退货", en: "that there is no return without a reason")
        case .liability: Bilingual(zh: "责任限制", en: "that liability is limited")
        case .defect(let number): Bilingual(zh: "已知缺陷 \(number)", en: "known defect \(number)")
        }
    }
}
