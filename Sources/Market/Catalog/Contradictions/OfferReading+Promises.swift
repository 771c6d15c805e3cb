import Ledger

extension OfferReading {
    /// What the texts promise against what the terms and the answers say. The more generous reading is the one that doubt makes.
    func aboutPromises() -> [Contradiction] {
        aboutReturns() + aboutMonthsAndTimes() + aboutServices() + aboutPrice()
    }

    private func aboutReturns() -> [Contradiction] {
        var found: [Contradiction] = []
        if terms.noReasonReturnDays > 0, let words = quote(Self.noReturns) {
            found.append(
                Contradiction(
                    kind: .noReturns, first: .term(.noReasonReturnDays), second: words, prevailing: .first, ground: .voidExclusion))
        }
        for quote in quotes(Self.returnDays) {
            guard let days = quote.number, days != terms.noReasonReturnDays else { continue }
            found.append(against(.noReasonReturnDays, quote.statement, .returns, textIsBetter: days > terms.noReasonReturnDays))
        }
        return found
    }

    private func aboutMonthsAndTimes() -> [Contradiction] {
        var found: [Contradiction] = []
        for quote in quotes(Self.supportTime) {
            guard let months = quote.meaning.months(quote.number), months != terms.supportMonths else { continue }
            found.append(against(.supportMonths, quote.statement, .support, textIsBetter: months > terms.supportMonths))
        }
        if terms.supportMonths > 0, let words = quote(Self.noSupport) {
            found.append(against(.supportMonths, words, .support, textIsBetter: false))
        }
        for quote in quotes(Self.deliveryTime) {
            guard let hours = quote.meaning.hours(quote.number), hours < terms.deliveryHours else { continue }
            found.append(against(.deliveryHours, quote.statement, .deliveryTime, textIsBetter: true))
        }
        for quote in quotes(Self.acceptanceTime) {
            guard let days = quote.number, days != terms.acceptanceDays else { continue }
            found.append(against(.acceptanceDays, quote.statement, .acceptance, textIsBetter: days > terms.acceptanceDays))
        }
        for quote in quotes(Self.rounds) {
            guard let rounds = quote.meaning ? quote.number : .max, rounds != terms.changeRounds else { continue }
            found.append(against(.changeRounds, quote.statement, .rounds, textIsBetter: rounds > terms.changeRounds))
        }
        return found
    }

    private func aboutServices() -> [Contradiction] {
        var found: [Contradiction] = []
        if let updates = chosen(.updates) {
            if updates.ids == ["none"], let words = quote(Self.updatesGiven) {
                found.append(Contradiction(kind: .updates, first: words, second: updates.statement, prevailing: .first))
            } else if !updates.ids.contains("none"), let words = quote(Self.noUpdates) {
                found.append(Contradiction(kind: .updates, first: words, second: updates.statement, prevailing: .second))
            }
        }
        if let installation = chosen(.installation) {
            if !installation.ids.contains("included"), let words = quote(Self.installationGiven) {
                found.append(Contradiction(kind: .installation, first: words, second: installation.statement, prevailing: .first))
            } else if installation.ids == ["included"], let words = quote(Self.noInstallation) {
                found.append(Contradiction(kind: .installation, first: words, second: installation.statement, prevailing: .second))
            }
        }
        return found
    }

    private func aboutPrice() -> [Contradiction] {
        let minor = terms.price.minor
        return quotes(Self.price, unlessAfter: Self.otherPrices).compactMap { quote in
            guard let yuan = quote.number, Int64(yuan) != minor / 100 else { return nil }
            return against(.price, quote.statement, .price, textIsBetter: Int64(yuan) * 100 < minor)
        }
    }

    private func against(
        _ clause: Terms.Clause, _ words: OfferStatement, _ kind: ContradictionKind, textIsBetter: Bool
    ) -> Contradiction {
        Contradiction(kind: kind, first: words, second: .term(clause), prevailing: textIsBetter ? .first : .second)
    }
}

extension OfferReading {
    /// A length of time in words.
    enum Length: Sendable {
        case hours, days, months, years, halfYear, atOnce

        func months(_ number: Int?) -> Int? {
            switch self {
            case .months: number
            case .years: number.map { $0 * 12 }
            case .halfYear: 6
            case .hours, .days, .atOnce: nil
            }
        }

        func hours(_ number: Int?) -> Int? {
            switch self {
            case .hours: number
            case .days: number.map { $0 * 24 }
            case .atOnce: 0
            case .months, .years, .halfYear: nil
            }
        }
    }

    private static let returnDays = PhraseBook([
        "#{天|日}{|内}{|可|可以|支持}{无理由|无条件|无忧|不满意}{|退款|退货|退|包退|全额退款|可退|退换}", "#{天|日}内{|可|可以|不满意可|不满意}{全额退款|无理由退|包退|随时退}",
        "{无理由|无条件}{退款|退货|退换|退}{期|期限|时间|时限}{|为|是|：}#{天|日}",
        "# day{|s} {money back|no questions asked|refund|return|returns|no reason return}",
        "{refund|refunds|return|returns|money back} within # days",
    ])

    private static let noReturns = PhraseBook([
        "不{退不换|退不改|支持退款|支持退货|支持退换|支持无理由|予退款|给退款|接受退款|接受退货|接受退换|可退款|可退|能退款|能退}",
        "{概|一概|一律|恕|均|售出|售后}{|概}不{退|退换|退款|退货|退不换|予退款|支持退款|接受退款}", "{拒绝|谢绝|禁止}退{款|货|换}",
        "{no refunds|no refund|non refundable|nonrefundable|no returns|all sales are final|all sales final|final sale}",
        "虚拟{商品|产品|物品}~不{退|支持退|予退}",
    ])

    private static let supportTime = PhraseBook<Length>([
        ("#{个月|月}{|的|内|免费|的免费}{|免费|技术}{技术支持|售后|支持|维护|售后服务|质保|保修|答疑|售后支持|技术服务}", .months),
        ("#年{|的|内|免费|的免费}{|免费|技术}{技术支持|售后|支持|维护|售后服务|质保|保修|答疑|技术服务}", .years),
        ("半年{|的|内|免费|的免费}{|免费|技术}{技术支持|售后|支持|维护|售后服务|质保|保修|技术服务}", .halfYear),
        ("{技术支持|售后|质保|质保期|支持期|保修|保修期|维护期|售后期|售后服务}{|期|期限|时间|服务}{|为|是|：|共|长达}#{个月|月}", .months),
        ("{技术支持|售后|质保|质保期|支持期|保修|维护期|售后服务}{|期|期限|服务}{|为|是|：|共|长达}#年", .years),
        ("{技术支持|售后|质保|质保期|支持期|保修|维护期|售后服务}{|期|期限|服务}{|为|是|：|共}半年", .halfYear),
        ("# month{|s} {of |}{free |technical |}{support|maintenance|warranty}", .months),
        ("# year{|s} {of |}{free |technical |}{support|maintenance|warranty}", .years), ("support for # months", .months),
    ])

    private static let noSupport = PhraseBook([
        "{不|概不|恕不}{提供|含|包含|包|负责}{|任何|免费}{售后|技术支持|售后服务|维护}", "{无|没有|零}{|任何}{售后|技术支持}", "售出{后|即}{|概}不{负责|管|提供}",
        "{no|without} {support|after sales}", "support is not {included|provided|offered}",
    ])

    private static let updatesGiven = PhraseBook([
        "{免费|持续|长期|后续|定期|不定期|每月|每周|不断|保持}{|免费|的|免费的}{更新|升级|迭代|版本更新}", "{含|送|赠|享|提供|包}{|#年|一年|半年|后续|免费|#个月}{|的|免费}{更新|升级}",
        "{free|regular|continuous|ongoing|monthly|future} {updates|upgrades}", "updates {are |}{included|free}",
    ])

    private static let noUpdates = PhraseBook([
        "{不|不再|停止|暂停|不会再|概不}{|提供|有|含|包含|进行}{|任何|后续|版本|免费}{更新|升级|维护更新}", "{无|没有}{|任何|后续}{更新|升级服务|版本更新}",
        "no {|further |more |future }{updates|upgrades}", "{discontinued|no longer maintained|no longer updated|end of life}",
        "{停更|已停更|停止维护|不再维护}",
    ])

    private static let installationGiven = PhraseBook([
        "{包|含|免费|赠送|送|代|帮|帮忙|负责|远程|免费远程|提供免费|提供远程|帮您|帮你|协助免费|包远程|送远程}{|您|你|远程|一次|首次|免费}{安装|部署|搭建|安装部署|上线部署|架设}{|服务|调试|到位|好|成功|一次}",
        "{安装|部署|搭建}{免费|全包|包办|由我们|由卖家|包在内}", "{free|includes|including|with} {installation|setup|deployment|install service}",
        "{installation|setup|deployment} {is |}{included|free}", "{i|we} {will |}{install|deploy|set up} it for you",
    ])

    private static let noInstallation = PhraseBook([
        "{不|概不|恕不}{含|包|提供|包含|负责|代|帮}{|免费|远程}{安装|部署|搭建|架设}", "{安装|部署|搭建|安装部署}{|服务}{另收费|另外收费|需另付|另付|另计|需付费|收费|自理|自行解决|请自行|需自行}",
        "{自行|自己}{安装|部署|搭建}", "{no|without} {installation|setup|deployment}", "installation {is |}{not included|extra|charged}",
    ])

    private static let deliveryTime = PhraseBook<Length>([
        ("#{小时|个小时}{|之|以}内{|自动|完成|必|即可|就}{发货|交付|发送|发出|交货}", .hours),
        ("#{天|日|个工作日|工作日}{|之|以}内{|自动|完成|必|即可|就}{发货|交付|发送|发出|交货}", .days),
        ("{秒发|自动发货|拍下即发|付款即发|拍下秒发|付款秒发|立即发货|即时发货|拍下自动发|付款后自动发}", .atOnce),
        ("{付款|下单|拍下}{|后|之后}#{小时|个小时}{|之|以}内{发货|交付|发|送达}", .hours),
        ("{delivered|delivery|shipped|sent} {within|in} # {hours|hour}", .hours),
        ("{delivered|delivery|shipped|sent} {within|in} # {days|day}", .days), ("{instant|immediate|automatic} delivery", .atOnce),
        ("delivered {instantly|immediately|automatically}", .atOnce),
    ])

    private static let acceptanceTime = PhraseBook([
        "验收{期|期限|时间|期间}{|为|是|：|共}#{天|日}", "#{天|日}{|的}验收{期|期限|时间}", "#{天|日}{|之|以}内{|完成}验收",
        "# day{|s} {acceptance|inspection|acceptance period}", "acceptance {period |}{is |of |within }# days",
    ])

    /// True where a number says how many, false where there is said to be no end to them.
    private static let rounds = PhraseBook<Bool>([
        ("{免费|可免费|包|可}{修改|改动|改版|改|调整|微调}#次", true), ("#次{|的}{免费|}{修改|改动|改版}{机会|服务|次数|}", true),
        ("{不限次|不限次数|无限次|无限次数|无限}{|的|地|免费|次}{修改|改动|改|调整|改版}", false), ("{修改|改动|改}{|到|直到|至}{满意为止|满意|不限次数|不限次}", false),
        ("# {rounds of changes|revisions|rounds of revisions|free revisions}", true),
        ("unlimited {revisions|changes|rounds of changes}", false),
    ])

    private static let otherPrices = PhraseBook([
        "{定制|安装|部署|续费|续期|加急|服务器|域名|维护|原|原价|市场|市场价|升级|每年|每月|年费|月费|商品|示例|例如|比如|单次|上门|培训|官方|正版|满|低于|高于|大于|小于|超过}",
        "{renewal|hosting|setup|was|original}",
    ])

    private static let price = PhraseBook([
        "{售价|现价|特价|一口价|仅售|仅需|只需|只要|价格|优惠价|到手价|促销价|活动价|定价|全套|打包价}{|为|是|只要|仅|：|仅需|低至}#{元|块|块钱|rmb}",
        "{售价|现价|特价|一口价|仅售|价格|优惠价|到手价}{|为|是|仅|：}{元|rmb}#", "{price|priced at|only|just} {is |rmb |cny |}# {yuan|rmb|cny}",
    ])
}
