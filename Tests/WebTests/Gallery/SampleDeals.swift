import Market

@testable import Web

extension Samples {
    var deals: DealsPage {
        func row(_ title: String, _ standing: Deal.Standing, deadline: Web.Deadline? = nil, trade: Link? = nil) -> DealsPage.Row {
            DealsPage.Row(
                title: title,
                listing: Link(text: both("企业官网响应式模板 · 12 页", "Company website template, 12 pages"), path: "/listings/l_77"),
                price: "¥1,680.00", badge: Badge(language.say("deal.state.\(standing.rawValue)"), standing.tone), drawn: ago(90),
                deadline: deadline, trade: trade, withdrawPath: standing == .open ? "/selling/deals/d_1/withdrawal" : nil)
        }
        return DealsPage(
            title: language.say("deals.title"),
            rows: [
                row(both("张老师的官网定制", "Ms Zhang's website"), .open, deadline: inHours(70)),
                row(
                    both("诊所预约小程序", "Clinic bookings"), .taken,
                    trade: Link(text: language.say("deals.takenBy", ["who": buyer.name]), path: "/trades/t_1024")),
                row(both("旧站迁移", "Moving the old site"), .expired), row(both("加急安装", "Installation at once"), .withdrawn),
            ], isEmpty: false, paging: nil)
    }

    var dealsEmpty: DealsPage { DealsPage(title: language.say("deals.title"), rows: [], isEmpty: true, paging: nil) }

    var dealForm: DealFormPage {
        let make = FormFields(language)
        return DealFormPage(
            title: language.say("deal.form.title"), listing: Link(text: both("企业官网模板", "Website template"), path: "/listings/l_77"),
            action: "/listings/l_77/deals",
            about: [
                make.line("title", language.say("deal.field.title")),
                make.long("note", language.say("deal.field.note"), required: false),
            ],
            groups: termsForm.groups, clauses: make.long("clauses", language.say("terms.free"), required: false), refusal: refusal)
    }

    func dealDrawn(again: Bool) -> DealDrawnPage {
        DealDrawnPage(
            title: language.say(again ? "deal.drawn.again" : "deal.drawn"),
            link: again ? nil : "https://chengxu.example/deals/\(sha)", deadline: inHours(71))
    }

    enum DealReader { case visitor, member, seller }

    func deal(_ reader: DealReader) -> DealPage {
        DealPage(
            title: both("张老师的官网定制", "Ms Zhang's website"), seller: seller,
            listing: Link(text: both("企业官网响应式模板 · 12 页", "Company website template, 12 pages"), path: "/listings/l_77/revisions/3"),
            price: "¥1,680.00", note: both("按昨天电话里谈的写的，有出入随时说。", "As we said on the phone; tell me if anything differs."),
            clauses: [
                .init(number: "1", name: both("价格", "Price"), text: "¥1,680.00", isKey: true),
                .init(
                    number: "2", name: both("交付时限", "Delivery"), text: both("付款后 72 小时内交付", "Within 72 hours of payment"),
                    isKey: false),
                .init(
                    number: "3", name: both("补充约定", "Further clause"),
                    text: both("含一次远程安装。", "One remote installation is included."), isKey: false),
            ],
            defects: [both("不支持 IE 浏览器", "IE is not supported")], hasDefects: true,
            protections: ["listing", "agreement", "record", "escrow", "afterSales", "disputes"].map {
                .init(name: language.say("protection.\($0)"), text: language.say("protection.\($0).promise"))
            },
            hash: HashText(sha), deadline: inHours(70), claimPath: reader == .member ? "/deals/\(sha)/claim" : nil,
            door: reader == .visitor
                ? .init(registerPath: "/register?back=%2Fdeals%2F\(sha)", signInPath: "/session/new?back=%2Fdeals%2F\(sha)") : nil,
            isOwn: reader == .seller)
    }

    var guardNotice: GuardNotice { GuardNotice([.contact, .payment], said: .message, isOwn: false, language) }
}
