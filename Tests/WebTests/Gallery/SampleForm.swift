import Market

@testable import Web

extension Samples {
    func listingForm(refused: Bool) -> ListingFormPage {
        let problems = [FieldProblem("price", "notAnAmount"), FieldProblem("title", "missing")]
        let typed = Form([.init(name: "title", value: ""), .init(name: "price", value: "一百元")])
        let make = refused ? FormFields(language, typed: typed, problems: problems) : FormFields(language)
        let depends: FormField = {
            var field = make.line("f.sourceGaps", both("缺少的部分", "What is missing"), charactersMax: 200)
            field.whenField = "f.source"
            field.whenIs = "part"
            field.whenText = language.say("form.when", ["field": both("源码完整度", "Source"), "answers": both("部分源码", "In part")])
            field.isCounted = true
            return field
        }()
        let parts: [ListingFormPage.Part] = [
            .init(
                anchor: "part-head", heading: language.say("form.part.head"), lead: language.say("form.part.head.lead"),
                fields: [
                    make.line("title", both("标题", "Title"), help: both("说清是什么。", "Say what it is."), charactersMax: 60),
                    make.line("price", both("价格", "Price"), unit: both("元", "CNY"), inputMode: "decimal"),
                ], isHead: true),
            .init(
                anchor: "part-basics", heading: language.say("form.part.basics"), lead: language.say("form.part.basics.lead"),
                fields: [
                    make.line(
                        "f.version", both("版本号", "Version"), hint: both("防止“拿到的是旧版”之争", "Prevents “I got the old version”"),
                        placeholder: "3.2.1"),
                    make.choice(
                        "f.source", both("源码完整度", "How complete is the source"),
                        [("all", both("全部源码，可编译", "Complete, builds")), ("part", both("部分源码", "In part"))]),
                    depends,
                    make.several(
                        "f.languages", both("语言", "Languages"), [("php", "PHP"), ("go", "Go"), ("c", "C")], given: ["go"]),
                    make.matrix(
                        "f.platform", both("运行平台", "Runs on"), [("win", "Windows"), ("linux", "Linux"), ("mac", "macOS")],
                        charactersMax: 100),
                    make.either("f.online", both("需要联网", "Needs the network"), required: false),
                    make.long("f.summary", both("一句话说明", "In short"), rows: 2),
                ]),
            .init(
                anchor: "part-promises", heading: language.say("form.part.promises"),
                lead: language.say("form.part.promises.lead"), fields: make.promises(nil)),
        ]
        return ListingFormPage(
            title: language.say("listing.form.title"), action: "/listings/new", category: both("源代码", "Source code"),
            categoryID: "source", listingID: refused ? "l_77" : nil,
            kept: refused ? .init(id: "d_1", revision: "3", saved: ago(120), discardPath: "/drafts/d_1/removal") : nil,
            savePath: "/drafts", parts: parts, meter: meter, artefact: refused ? file(download: false) : nil,
            facts: refused ? factsPanel(.filling(secretsMeant: true)) : nil,
            artefactPath: "/deposits", artefactProblem: refused ? nil : language.say("problem.missing"),
            pictures: refused ? [file(download: false)] : [], pictureProblem: nil,
            artefactLimit: language.say("listing.form.artefact.limit", ["max": "2.0 GiB"]),
            pictureLimit: language.say("listing.form.picture.limit", ["max": "5.0 MiB", "count": "10"]), isNew: !refused,
            keeping: refused ? "now" : "",
            earlier: refused ? Link(text: language.say("draft.resume"), path: "/drafts/d_1") : nil,
            refusal: refused ? refusal : nil,
            findings: refused ? findings(hasForm: true) : nil)
    }

    private var meter: MeterPanel {
        MeterPanel(
            percent: "62", count: language.say("meter.count", ["n": "8", "all": "13"]), isComplete: false,
            parts: [
                .init(heading: language.say("form.part.head"), path: "#part-head", progress: "2/2", isComplete: true),
                .init(heading: language.say("form.part.basics"), path: "#part-basics", progress: "3/8", isComplete: false),
            ],
            blocking: [
                .init(
                    label: both("版本号", "Version"), path: "#f-f.version", why: both("防止“拿到的是旧版”之争", "“I got the old version”"),
                    isWrong: false),
                .init(label: both("价格", "Price"), path: "#f-price", why: language.say("problem.notAnAmount"), isWrong: true),
            ], hasBlocking: true,
            advised: [
                .init(
                    label: language.say("listing.form.artefact"), path: "#f-artefact", why: language.say("gap.why.artefact"),
                    isWrong: false)
            ],
            hasAdvised: true)
    }

    /// A listing that has not been published yet.
    var preview: ListingPage {
        var page = listing(isOwn: false, isPreview: true)
        page.preview = .init(
            text: language.say("preview.ready"), isPublishable: true, editPath: "/drafts/d_1",
            publishPath: "/drafts/d_1/publication", unread: [])
        return page
    }
}
