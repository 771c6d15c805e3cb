@testable import Web

extension Samples {
    func deliveryForm(ofFiles: Bool) -> DeliveryFormPage {
        let make = FormFields(language)
        let note = make.long("note", language.say("delivery.note.label"), help: language.say("delivery.note.help"), required: false)
        return DeliveryFormPage(
            title: language.say("delivery.title"), tradeLink: tradeLink, action: "/trades/t_1024/deliveries",
            ways: ["files", "secret", "repository", "email", "service"].map {
                .init(
                    label: language.say("method.\($0)"), path: "/trades/t_1024/deliveries/new?method=\($0)",
                    isCurrent: $0 == (ofFiles ? "files" : "repository"))
            }, hasWays: true, isOfFiles: ofFiles, deposited: ofFiles ? file(download: false) : nil,
            useDeposited: ofFiles ? make.tick("deposited", language.say("delivery.deposited"), given: true) : nil,
            uploadPath: "/uploads",
            uploaded: [], fileLimit: language.say("listing.form.artefact.limit", ["max": "2.0 GiB"]),
            fields: ofFiles
                ? [note]
                : [
                    make.line("address", language.say("handover.address")), make.line("commit", language.say("handover.commit")),
                    note,
                ],
            explanation: language.say(ofFiles ? "method.files.text" : "method.repository.text"),
            agreed: [
                Fact(label: both("标的", "Subject"), value: both("全部源代码 3.2.1", "All source code, 3.2.1")),
                Fact(label: both("时限", "Within"), value: both("48 小时", "48 hours")),
            ],
            deadline: inHours(31), asked: ofFiles ? nil : both("缺少安装说明。", "The manual is missing."), refusal: nil)
    }

    var locker: LockerPage {
        let make = FormFields(language)
        func badge(_ key: String, _ tone: Badge.Tone) -> Badge { Badge(language.say(key), tone) }
        func round(
            _ number: Int, _ method: String, files: [LockerPage.LockedFile] = [], secret: LockerPage.Secret? = nil,
            repository: LockerPage.Repository? = nil, criteria: [LockerPage.Criterion] = [], report: String? = nil,
            facts: [Fact] = [], comparison: LockerPage.Comparison? = nil
        ) -> LockerPage.Round {
            LockerPage.Round(
                heading: language.say("locker.round", ["n": String(number)]), method: badge("method.\(method)", .active),
                receipt: badge(number == 1 ? "locker.signed" : "locker.unsigned", number == 1 ? .good : .warn),
                moment: ago(Int64(400 / number)),
                note: both("解压后先看 README。", "Read the README first."), files: files, hasFiles: !files.isEmpty, secret: secret,
                repository: repository, criteria: criteria, hasCriteria: !criteria.isEmpty, report: report, facts: facts,
                hasFacts: !facts.isEmpty, comparison: comparison, manifest: HashText(sha))
        }
        return LockerPage(
            title: language.say("downloads.title"), tradeLink: tradeLink,
            rounds: [
                round(
                    5, "service",
                    criteria: [
                        .init(
                            number: "1", text: both("首页两秒内打开", "The home page opens within two seconds"),
                            verdict: badge("locker.criterion.met", .good), reason: nil, acceptAction: nil, refuseAction: "/r",
                            fieldID: "reason-1"),
                        .init(
                            number: "2", text: both("后台可以导出订单", "Orders can be exported"),
                            verdict: badge("locker.criterion.unmet", .bad), reason: both("导出的文件是空的", "The file is empty"),
                            acceptAction: "/a", refuseAction: nil, fieldID: "reason-2"),
                    ], report: both("已部署到客户的服务器。", "Deployed to the customer's server.")),
                round(
                    4, "email", files: [.init(file: file(), progress: badge("locker.untouched", .calm))],
                    facts: [Fact(label: language.say("locker.mail.answer"), value: "250 2.0.0 Ok: queued", isCode: true)]),
                round(
                    3, "repository",
                    repository: .init(
                        address: "https://git.example/hanmei/stock.git", commit: String(sha.prefix(40)),
                        commands: "git clone -- 'https://git.example/hanmei/stock.git' delivered",
                        seen: [
                            .init(commit: String(sha2.prefix(40)), verdict: badge("locker.commit.other", .bad), moment: ago(30))
                        ], action: "/trades/t_1024/access",
                        field: make.line("commit", language.say("locker.commit.found")))),
                round(
                    2, "secret",
                    secret: .init(
                        text: language.say("locker.secret.locked"), action: "/trades/t_1024/secret", round: "2",
                        button: language.say("locker.secret.reveal"), warning: language.say("locker.secret.return"),
                        document: HashText(sha2))),
                round(
                    1, "files",
                    files: [.init(file: file(), progress: Badge(language.say("locker.part", ["percent": "60"]), .warn))],
                    comparison: .init(
                        verdict: badge("locker.compare.other", .warn), sentence: language.say("locker.compare.other.text"),
                        warnings: [language.say("locker.warning.sourceShrunk")],
                        rows: [.init(name: language.say("changes.figure.files"), was: "412", now: "120")], hasRows: true,
                        files: [.init(path: "shop/src/Main.java", verdict: badge("locker.file.removed", .bad))], hasFiles: true,
                        filesText: language.say("locker.compare.files", ["added": "0", "removed": "1", "changed": "0"]))),
            ],
            changes: [
                .init(
                    heading: language.say("locker.change"), text: language.count("locker.change.left", 2), deadline: inHours(20),
                    action: "/trades/t_1024/changes", field: make.long("reason", language.say("locker.change.reason")))
            ],
            downloads: [
                .init(who: buyer.name, file: file().name, bytes: "3,565,158 B", isComplete: true, moment: ago(300)),
                .init(who: buyer.name, file: file().name, bytes: "1,048,576 B", isComplete: false, moment: ago(310)),
            ], hasDownloads: true,
            next: NextBox(
                headline: both("轮到您：签收", "Your turn: sign for the receipt"),
                explanation: both("签收只表示收到文件，不等于验收。", "Signing says it arrived; it is not acceptance."), isMine: true,
                action: .init(label: both("签收", "Sign for it"), path: "/trades/t_1024/receipt", isForm: true, note: nil, ticks: [])),
            refusal: nil)
    }

    var secret: SecretPage {
        SecretPage(
            title: language.say("secret.title"), tradeLink: tradeLink, secret: "CX-7K3F-2Q9M-88AD", document: HashText(sha),
            lockerPath: "/trades/t_1024/files")
    }
}
