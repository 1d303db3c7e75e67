# Every sentence the program says, in Korean. Keys are the same in en.ftl; a test holds them together.

## formula: what is wrong with a text
formula-too-long = 글이 { $limit } KiB보다 깁니다.
formula-too-deep = 괄호, 거듭제곱, 부호가 { $limit }겹보다 깊게 겹쳐 있습니다.
formula-too-many-operations = 글에 필요한 연산이 { $limit }개를 넘습니다.
formula-more-faults = 오류가 { $count }개 더 있습니다.
formula-character = `{ $text }`: 식에 쓸 수 없는 글자입니다.
formula-number-too-large = 배정밀도로 나타내기에는 너무 큰 수입니다. 약 1.8e308까지 쓸 수 있습니다.
formula-not-a-statement = 이 줄은 어떤 이름에도 값을 주지 않습니다.
formula-no-loss = 곡면의 높이 `f`에 값을 주는 줄이 없습니다.
formula-no-theta = 다음 점 `theta`에 값을 주는 줄이 없습니다. 규칙은 `theta`에 값을 주거나, 기울기 `dW`를 읽는 `W`처럼 좌표의 이름에 값을 줍니다.
formula-no-alpha = 학습률 `alpha`에 값을 주는 줄이 없습니다.
formula-compound = 값을 줄 때는 `=`만 씁니다.
formula-separator-missing = 한 줄에 문장을 둘 쓸 때는 쉼표로 나눕니다.
formula-statement-goes-on = `{ $name }`에 값을 주는 문장은 이 앞에서 끝나야 합니다.
formula-close-without-open = 이 `{ $text }`에 맞는 여는 괄호가 없습니다.
formula-not-closed = 이 `{ $text }`: 닫히지 않았습니다.
formula-comma-in-parentheses = 쉼표는 함수의 인수를 나눕니다. 여기에는 함수가 없습니다.
formula-operand-missing-before = `{ $text }` 앞에 수, 이름 또는 `(`가 빠졌습니다.
formula-operand-missing-after = `{ $text }` 뒤에 수, 이름 또는 `(`가 빠졌습니다.
formula-unary-plus = `+`는 두 값을 잇습니다. 여기서는 빼십시오.
formula-not-inside = 여기서는 `not`을 괄호로 묶어 `(not …)`처럼 써야 합니다.
formula-implicit-product = 두 인수 사이에는 `*`가 있어야 합니다.
formula-assignment-inside = `=`는 이름에 값을 주는 기호이므로 식 안에 쓸 수 없습니다.
formula-chained-comparison = 비교는 이어서 쓸 수 없습니다.
formula-arity = `{ $name }` 함수는 인수를 { $count }개 받는데 { $found }개가 있습니다.
formula-arity-least = `{ $name }` 함수는 인수를 { $count }개 이상 받는데 { $found }개가 있습니다.
formula-function-without-arguments = `{ $name }`: 함수이므로 인수를 괄호 안에 씁니다.
formula-unknown-function = `{ $name }`: 이런 함수는 없습니다.
formula-unknown-name = `{ $name }`: 여기서 알 수 없는 이름입니다.
formula-read-before-assigned = `{ $name }` 값을 주는 줄보다 앞에서 읽고 있습니다. 곡면은 다음 단계로 아무것도 넘기지 않습니다.
formula-rules-only = `{ $name }`: 좌표 전체에 걸친 이름이므로 갱신 규칙에서만 쓸 수 있습니다.
formula-not-by-name = `{ $name }`: 좌표 전체에 걸친 함수인데, 이 규칙은 좌표마다 따로 쓰여 있습니다.
formula-by-name-reads = `{ $name }`: 이 규칙은 좌표마다 따로 쓰여 있어 여기서는 의미가 없습니다.
formula-noise-by-name = 좌표마다 따로 쓴 규칙에서 `noise`는 좌표에 값을 주는 줄에만 쓸 수 있습니다.
formula-one-number = `{ $name }` 함수에는 `g`나 `theta`처럼 좌표마다 다른 값이 필요한데 수 하나가 있습니다.
formula-assigns-reserved = `{ $name }`: 식의 언어에 속한 낱말이라 값을 줄 수 없습니다.
formula-assigns-parameter = `{ $name }`: 매개변수라서 값을 줄 수 없습니다.
formula-assigns-input = `{ $name }`: 밖에서 주어지는 값이라 바꿀 수 없습니다.
formula-init-in-surface = 곡면은 다음 단계로 아무것도 넘기지 않으므로 `init`으로 시작값을 줄 수 없습니다.
formula-init-of-input = `{ $name }`: 밖에서 주어지는 값입니다. `init`은 상태의 시작값만 정합니다.
formula-init-twice = `{ $name }`에는 위에 이미 `init`이 있습니다.
formula-init-reads = 실행이 시작될 때 `{ $name }` 값은 아직 없습니다. `init`은 입력, 매개변수, 그리고 위에 `init`이 있는 상태만 읽습니다.
formula-given-not-a-name = `{ $name }`: 이름으로 쓸 수 없습니다. 이름은 로마자나 그리스 문자로 시작하고 문자, 숫자, `_`가 이어집니다.
formula-given-reserved = `{ $name }`: 식의 언어에 속한 낱말입니다. 다른 이름을 고르십시오.
formula-given-twice = `{ $name }`: 같은 이름이 두 번 주어졌습니다.
formula-help-write = `{ $text }`처럼 쓰십시오.
formula-help-compound = `{ $name } = { $name } { $sign } …`처럼 쓰십시오.
formula-help-equal = 두 값을 비교하려면 `==`를 쓰십시오.
formula-help-other-name = `{ $name }` 같은 다른 이름을 쓰십시오.
formula-help-old-value = 따로 상태에 보관하세요. 마지막 줄에 `{ $name }_last = { $name }`.
formula-old-value = `{ $name }`: 이 스텝 전의 값은 여기에 더는 남아 있지 않습니다.
formula-new-value = 여기서는 `{ $name }`의 이 스텝 뒤 값을 읽지만, 그 값은 아래 줄에서야 정해집니다. 그 줄을 앞으로 옮기세요.
formula-older-value = 지난 스텝 전의 `{ $name }` 값은 남아 있지 않습니다.
formula-help-older-value = 따로 상태에 보관하십시오. `init { $name }_last = { $name }`를 두고, `{ $name }` 값을 바꾸는 줄 위에 `{ $name }_last = { $name }`를 쓰십시오.
formula-time-unclear = 여기서 `{ $name }`: 어느 스텝의 값인지 분명하지 않습니다. 규칙은 이번 스텝 전의 값과 뒤의 값만 압니다.
formula-help-time = 이번 스텝 뒤의 값은 `{ $after }`, 전의 값은 `{ $before }`처럼 쓰십시오.
formula-count-unclear = 새 값을 `_{"{"}t+1{"}"}`로 쓴 글에서는 `t`를 0부터 세는지 1부터 세는지 알 수 없습니다.
formula-help-count = 새 값은 `m_t`, 이전 값은 `m_{"{"}t-1{"}"}`로 쓰십시오. 그러면 `t`는 1부터 세는 이번 스텝의 번호입니다.
formula-brace-not-closed = 닫히지 않았습니다.
formula-latex-argument = `{ $text }` 뒤에는 중괄호로 묶은 인수가 있어야 합니다.
formula-if-line = 여러 줄에 걸린 조건은 쓸 수 없습니다. 규칙은 스텝마다 모든 줄을 실행합니다.
formula-help-if = 해당하는 줄만 남기거나 `name = if(condition, then, else)`처럼 쓰십시오.
formula-cases-otherwise = 나머지 경우에 무엇인지 정해지지 않았습니다.
formula-help-otherwise = 끝에 `… & \text{"{"}otherwise{"}"}` 줄을 두십시오.
formula-power-of-e = 이 글에서 `e`는 이름이기도 하므로, 그 거듭제곱인지 지수 함수인지 알 수 없습니다.
formula-help-power-of-e = 함수라면 `\exp(…)`로 쓰고, 아니면 이름을 다른 글자로 바꾸십시오.
formula-other-norm = 유클리드 노름만 쓸 수 있습니다. 아래 첨자는 2이거나 없어야 합니다.
formula-help-norm = 절댓값의 합은 `sum(abs(v))`처럼 쓰십시오.
formula-help-did-you-mean = 혹시 `{ $name }`인가요?
formula-help-unknown-name = `{ $name }`에 윗줄에서 값을 주거나, 매개변수로 추가하십시오.

## formula: what cannot be compiled
formula-surface-too-large = 이 곡면에는 연산이 { $limit }개 넘게 필요합니다.
formula-step-too-large = 모든 좌표에 대해 펼치면 이 규칙의 한 단계에 연산이 { $limit }개 넘게 필요합니다.
formula-coordinates-differ = 규칙은 좌표 { $rule }개에 이름으로 값을 주는데, 문제의 좌표는 { $surface }개입니다.

## catalog
catalog-toml = 목록의 문서로 읽을 수 없습니다: { $problem }.
catalog-missing-key = `{ $key }` 값이 없습니다. 이 종류의 문서에는 반드시 있어야 합니다.
catalog-convention-other = 관례는 다른 문서(`id`)나 식(`text`) 가운데 하나로 나타냅니다.
catalog-alien-key = `{ $key }`: 다른 종류의 문서에 쓰는 키입니다.
catalog-wrong-length = `{ $key }`에는 좌표마다 하나씩 수가 { $expected }개 있어야 하는데 { $found }개가 있습니다.
catalog-empty-range = 범위는 작은 수에서 큰 수로 가야 하고 눈금과 맞아야 합니다. log에는 0보다 큰 수, one-minus-log에는 1보다 작은 수를 씁니다.
catalog-not-finite = `{ $key }` 값은 유한한 수여야 합니다.
catalog-parameter-twice = 매개변수 `{ $name }` 값이 두 번 나옵니다.
catalog-no-state = 식에 `{ $name }`라는 상태가 없어 그릴 수 없습니다.

## preset: what is wrong with a file
preset-syntax = 올바른 TOML이 아닙니다: { $problem }.
preset-duplicate-key = 위에 이미 같은 이름이 있습니다. 키와 절은 각각 한 번만 쓸 수 있습니다.
preset-integer-too-large = 파일에 쓸 수 있는 정수보다 큽니다. TOML의 정수는 9,223,372,036,854,775,807까지입니다.
preset-value-expected = 값이 없거나 따옴표가 빠졌습니다. 문자열은 "글"처럼 따옴표 안에 씁니다.
preset-newer = 더 새로운 Thalweg가 저장한 형식 { $format } 파일입니다. 이 버전은 형식 1을 읽습니다.
preset-unknown-key = `{ $key }`: 여기서는 쓸 수 없는 키입니다.
preset-did-you-mean = 혹시 `{ $name }`인가요?
preset-keys-here = 여기에 쓸 수 있는 키: { $keys }.
preset-only-one = `{ $first }` 옆에 `{ $key }`도 있습니다. { $keys } 가운데 하나만 쓸 수 있습니다.
preset-missing = 여기에는 { $keys } 가운데 하나가 있어야 합니다.
preset-no-meaning = `{ $other }` 옆에서는 `{ $key }` 값이 의미가 없습니다.
preset-no-meaning-without = `{ $other }` 없이는 `{ $key }` 값이 의미가 없습니다.
preset-no-problem = 파일에 `[problem]` 절이 없습니다.
preset-no-problem-help = 문제는 목록에 있는 곡면(`surface = "ravine"`), 직접 쓴 식(`formula = "f = x^2 + y^2"`), 데이터에 대해 평균한 손실(`example_loss = "least-squares"`와 `data`) 가운데 하나입니다.
preset-no-data = `example_loss`는 데이터에 대해 평균하는 손실인데 `data`가 없습니다.
preset-data-help = 데이터는 만들거나(`data = {"{"} generator = "line" {"}"}`), 파일에서 읽거나(`data = {"{"} csv = "points.csv" {"}"}`), 여기에 씁니다(`data = {"{"} columns = ["u", "v"], rows = [[0.5, 1.2], [1.0, 2.1]] {"}"}`).
preset-columns-empty = `columns`에는 열 이름이 하나 이상 있어야 합니다.
preset-rows-empty = `rows`에는 열마다 수를 하나씩 쓴 행이 하나 이상 있어야 합니다: [[0.5, 1.2]].
preset-row-length = 열은 { $columns }개인데 이 행의 수는 { $found }개입니다.
preset-no-runs = 파일에 실행이 하나도 없습니다.
preset-no-runs-help = 실행은 `[[runs]]` 절로 시작하며, 그 아래에 `optimizer = "gradient-descent"`처럼 씁니다.
preset-too-many-runs = 여기서부터 실행이 { $most }개를 넘습니다.
preset-wrong-type = `{ $key }`에는 { $expected ->
        [number] 수
        [whole] 정수
        [flag] true 또는 false
        [text-each] 따옴표로 묶은 글이나 언어별 글 {"{"} en = "…", ko = "…" {"}"}
        [table] 절 또는 중괄호로 묶은 키
        [tables] 절의 목록 [[runs]]
        [numbers] [1.0, 2.0] 같은 수 목록
        [texts] ["a", "b"] 같은 글 목록
        [points] [[1, 0.1], [40, 0.02]]처럼 스텝과 학습률을 짝지은 점 목록
        [columns] ["u", "v"] 같은 열 목록이나 식에서 쓸 이름과 머리글 {"{"} u = "Height (cm)", v = "Weight" {"}"}
        [rows] [[0.5, 1.2], [1.0, 2.1]]처럼 열마다 수를 하나씩 쓴 행 목록
       *[text] 따옴표로 묶은 글
    } 형식의 값이 필요합니다. 여기에 있는 값: { $found ->
        [number] 수
        [flag] true 또는 false
        [list] 목록
        [table] 절
        [date] 날짜
       *[text] 글
    }.
preset-not-finite = `{ $key }` 값은 유한한 수여야 합니다.
preset-fraction = `{ $key }` 값은 소수 부분이 없는 정수여야 합니다.
preset-below = `{ $key }` 값은 { $least } 이상이어야 합니다.
preset-outside = `{ $key }` 값은 { $least }에서 { $most } 사이여야 합니다.
preset-positive = `{ $key }` 값은 0보다 커야 합니다.
preset-no-such-choice = “{ $value }”: `{ $key }`에 쓸 수 없는 값입니다. 쓸 수 있는 값: { $choices }.
preset-color = “{ $value }”: 색이 아닙니다. { $names } 가운데 하나이거나 "#0072b2"처럼 빨강, 초록, 파랑으로 씁니다.
preset-twice = 이 목록에는 이미 `{ $name }` 항목이 있습니다.
preset-pair = `coordinates`에는 서로 다른 좌표 두 개를 씁니다: ["x", "y"].
preset-coordinate-count = 문제의 좌표는 1개에서 1,000개까지입니다.
preset-reserved = `{ $name }`: 식에서 따로 뜻이 있는 이름이라 좌표 이름으로 쓸 수 없습니다.
preset-column = `{ $name }`: 내보낸 표에 같은 이름의 열이 있어 좌표 이름으로 쓸 수 없습니다.
preset-gradient-column = `{ $name }`, `{ $other }`: 내보낸 표에 같은 이름의 열이 두 개 생기므로 함께 좌표 이름으로 쓸 수 없습니다.
preset-frame-length = `view`에는 그릴 좌표마다 시작과 끝, 두 수가 필요합니다. 좌표가 하나면 2개, 아니면 4개입니다.
preset-frame-order = `view`의 각 범위는 작은 수에서 큰 수로 씁니다.
preset-points-empty = `schedule_points`에는 스텝과 학습률로 된 점이 하나 이상 필요합니다: [[1, 0.1]].
preset-points-order = `schedule_points`의 스텝은 점마다 커져야 합니다.
preset-point = 점은 스텝과 학습률입니다: [40, 0.02].
preset-same-name = “{ $name }”: 이미 { $run }번 실행의 이름입니다. 실행마다 이름이 달라야 합니다.
preset-not-a-name = “{ $name }”: 좌표 이름으로 쓸 수 없습니다. 이름은 글자로 시작하고 글자, 숫자, `_`로 이어집니다.
preset-set-key = `--set { $argument }`: `training.seed`나 `runs.1.alpha0` 같은 키로 시작하는 '키=값' 꼴로 쓰십시오.
preset-set-value = `--set { $argument }`: `=` 뒤에 올바른 값이 없습니다. 수, 낱말, "따옴표로 묶은 글", [목록] 가운데 하나를 쓰십시오.
preset-set-no-file = `--set { $argument }`: 파일이 올바른 TOML이 아니어서 값을 바꿀 수 없습니다.
preset-set-no-runs = `--set { $argument }`: 파일에 실행이 없습니다.
preset-set-run-number = `--set { $argument }`: { $number }번 실행은 없습니다. 실행 번호는 1부터 { $runs }까지입니다.
preset-set-run-name = `--set { $argument }`: “{ $name }”: 이런 이름의 실행은 없습니다. 있는 실행: { $runs }.
preset-set-element = `--set { $argument }`: 목록에 `{ $key }`번 항목이 없습니다. 항목 번호는 1부터입니다.
preset-set-inside = `--set { $argument }`: `{ $key }` 키가 들어갈 자리가 절이 아닙니다.

## run: where a run stands, and what is wrong with an experiment
run-at-start = 출발점에 있음
run-diverged = { $step }단계에서 발산
run-diverged-unstable = { $step }단계에서 발산: α λ = { $product } > 2
run-diverged-along = { $step }단계에서 발산: { $along } 방향으로 α λ = { $product } > 2
run-at-minimum = 극소점에 있음
run-at-saddle = 안장점에 있음
run-at-maximum = 극대점에 있음
run-at-flat-point = 평평한 점에 있음
run-cycling = 주기 { $period }로 되풀이
run-wandering = 헤매는 중, 반지름 { $radius }
run-on-plateau = 고원 위에 있음
run-near-saddle = 안장점 근처
run-descending = 내려가는 중
run-climbing = 올라가는 중
run-table-run = 실행
run-table-rate = 학습률 α₀
run-table-steps = 스텝 수
run-table-loss = 마지막 손실
run-table-best = 최저 손실
run-table-best-step = 그때 스텝
run-table-distance = 극소점까지 거리
run-table-target = 목표 손실
run-table-reached = { $loss }까지 스텝
run-table-radius = 맴도는 반지름
run-table-standing = 현재 상태
run-typed-rule = 직접 쓴 규칙
run-unknown-surface = 목록에 `{ $id }` 곡면이 없습니다.
run-unknown-optimizer = 목록에 `{ $id }` 최적화 기법이 없습니다.
run-unknown-schedule = 목록에 `{ $id }` 학습률 일정이 없습니다.
run-did-you-mean = 혹시 `{ $name }`인가요?
run-known-ids = 목록에 있는 것: { $ids }.
run-unknown-parameter = `{ $id }`에는 `{ $name }` 매개변수가 없습니다.
run-no-parameters = `{ $id }`에는 매개변수가 없습니다.
run-parameters-are = 매개변수: { $names }.
run-parameter-below = `{ $name }` 값은 { $limit } 이상이어야 하는데 { $value }입니다.
run-parameter-above = `{ $name }` 값은 { $limit } 이하여야 하는데 { $value }입니다.
run-rate-missing = 규칙과 일정에 학습률이 필요한데, 직접 쓴 규칙에는 정해진 학습률이 없습니다.
run-rate-missing-help = `alpha0`이나 `schedule_points`를 쓰세요.
run-start-missing = 직접 쓴 문제에는 정해진 출발점이 없습니다.
run-start-length = 출발점의 수는 { $given }개인데 문제의 좌표는 { $needed }개입니다.
run-start-help = `start`에는 { $names }마다 수를 하나씩 씁니다.
run-view-length = { $needed ->
        [2] 좌표가 하나인 문제의 그림 범위는 시작과 끝, 수 두 개입니다.
       *[4] 좌표가 둘 이상인 문제의 그림 범위는 그려지는 두 좌표의 시작과 끝, 수 네 개입니다.
    }
run-view-coordinate = 문제에 `{ $name }` 좌표가 없습니다.
run-coordinates-are = 좌표: { $names }.
run-batch-too-large = `batch` 값은 { $batch }인데 예제는 { $examples }개뿐입니다.
run-batch-too-large-help = 스텝마다 모든 예제를 쓰려면 `batch`를 빼고, 아니면 { $examples } 이하로 쓰세요.
run-only-with-data = `{ $key }`: 데이터가 있는 문제에만 쓰는 키인데 이 문제에는 데이터가 없습니다.
run-noise-with-data = `gradient_noise`는 데이터가 없는 문제에만 씁니다. 데이터가 있으면 `batch`가 기울기에 잡음을 만듭니다.
run-epoch-with-data = 데이터가 있으면 한 에포크는 모든 예제를 한 번 도는 { $steps }스텝이므로 `steps_per_epoch`는 쓸 수 없습니다.
run-replacement-alone = `replacement`는 배치를 뽑는 방법인데 `batch`가 없습니다.

## data: what is wrong with a data set
data-empty = { $file }: 빈 파일입니다. CSV에는 머리글 행이 있고 그 아래에 수로 된 행이 이어집니다.
data-no-rows = { $file }: 머리글 행만 있고 그 아래에 행이 없습니다.
data-no-header = { $file }: 머리글 행이 없습니다. 첫 줄이 모두 수입니다.
data-no-header-help = 첫 줄에는 `u,v`처럼 열 이름을 씁니다.
data-one-column = { $file }: 열이 하나뿐입니다. 둘 이상이어야 합니다.
data-one-column-help = CSV의 열은 쉼표로 나눕니다.
data-semicolons = 열이 세미콜론으로 나뉜 것 같습니다. CSV의 열은 쉼표로 나눕니다.
data-tabs = 열이 탭으로 나뉜 것 같습니다. CSV의 열은 쉼표로 나눕니다.
data-no-column = { $file }: “{ $column }” 열이 없습니다.
data-header-twice = { $file }: “{ $column }” 열이 둘 이상입니다.
data-columns-are = 있는 열: { $names }.
data-did-you-mean = 혹시 `{ $name }`인가요?
data-row-length = { $file } { $line }행: 머리글의 열은 { $columns }개인데 값은 { $found }개입니다.
data-missing = { $file } { $line }행, “{ $column }” 열: 값이 빠졌습니다.
data-text = { $file } { $line }행, “{ $column }” 열: “{ $text }”: 수가 아닙니다.
data-text-help = 글이 든 열을 빼려면 읽을 열만 쓰세요: `columns = ["u", "v"]`.
data-not-finite = { $file } { $line }행, “{ $column }” 열: “{ $text }”: 유한한 수가 아닙니다.
data-more = { $file }: 잘못된 값이 { $count }개 더 있습니다.
data-too-many-rows = { $file }: 1,000,000행이 넘습니다.
data-too-many-numbers = { $file }: 읽을 열에 든 수가 33,554,432개를 넘습니다. `columns`에 더 적은 열을 쓰세요.
data-line-too-long = { $file }: 한 행이 1MiB를 넘습니다. 따옴표가 닫히지 않았을 수 있습니다.
data-not-utf8 = { $file }: 머리글 행이 UTF-8 글이 아닙니다. “CSV UTF-8” 형식으로 저장하세요.
data-not-regular = { $file }: 일반 파일이 아닙니다. 데이터는 디스크에 있는 파일에서 읽습니다.
data-not-read = { $file }: 데이터를 아직 읽지 않았습니다.
data-unknown-generator = `{ $id }` 생성기가 없습니다.
data-generators-are = 있는 생성기: { $ids }.
data-generated-not-finite = 이 매개변수로 만든 데이터는 유한하지 않습니다.
data-constant-column = `{ $column }` 열은 값이 모두 같아 표준화할 수 없습니다. 그 열을 빼거나 `standardize = false`로 쓰세요.
data-not-a-name = “{ $name }”: 식에서 열 이름으로 쓸 수 없습니다. 이름은 글자로 시작하고 글자, 숫자, `_`로 이어집니다.
data-reserved = `{ $name }`: 식에서 따로 뜻이 있는 이름이라 열 이름으로 쓸 수 없습니다.
data-rename-help = 식에서 쓸 다른 이름을 붙이세요: `columns = {"{"} u = "{ $name }" {"}"}`. 읽을 열은 모두 씁니다.
data-name-twice = `{ $name }` 열이 둘 이상입니다.
data-column-is-coordinate = `{ $name }`: 데이터의 열이라 좌표 이름으로도 쓸 수는 없습니다.
data-name-coordinates = `coordinates`에 다른 좌표 이름을 쓰세요.
data-unknown-loss = “{ $id }”: 그런 기본 손실이 없습니다.
data-losses-are = 있는 손실: { $ids }. 직접 쓸 때는 `f = (W*u + b - v)^2`처럼 `f`에 값을 줍니다.
data-loss-columns = “{ $id }”: 마지막 열을 나머지 열로 맞추므로 열이 둘 이상 필요합니다.
data-loss-coordinates = “{ $id }”: 마지막을 뺀 열마다 가중치 하나와 절편 하나로 좌표가 { $needed }개인데 `coordinates`에는 { $given }개가 있습니다.
data-names-are = 좌표도, 매개변수도, 데이터의 열도 아닙니다. 데이터의 열: { $names }.
data-delta = `{ $name }` 값은 0보다 커야 하는데 { $value }입니다.
data-labels = “logistic”에는 마지막 열에 0에서 1 사이의 레이블이 필요한데, { $example }번째 예제에서 `{ $column }` 값이 { $value }입니다.

## figure

figure-loss = 손실
figure-rate = 학습률 α
figure-effective-step = 유효 스텝 |Δθ| / |g|
figure-step = 스텝
figure-step-of = { $steps }스텝 중 { $step }
figure-start = 출발점
figure-minimum = 최솟값
figure-saddle = 안장점
figure-batch = { $step }번째 스텝의 미니배치
figure-batch-minimum = 미니배치의 최솟값
figure-batch-loss = 미니배치
figure-seeds = 시드 { $count }개의 끝점
figure-band = 시드 { $count }개의 중앙값, 10–90 %
figure-more = 외 { $count }개
figure-log-scale = 로그 눈금
figure-diverged = { $step }스텝에서 발산
figure-points = 직접 지정
figure-size = 그림의 너비와 높이는 { $least }~{ $most }픽셀이어야 합니다.
figure-too-many-pixels = PNG는 최대 { $most }픽셀입니다. SVG와 PDF에는 이런 제한이 없습니다.
figure-too-many-pixels-gif = GIF의 프레임은 최대 { $most }픽셀입니다. SVG와 PDF에는 이런 제한이 없습니다.
figure-not-drawn = 그림을 그리지 못했습니다: { $reason }.

## page
page-catalog = Thalweg 목록
page-catalog-about = `thalweg docs`로 만든 문서입니다. 여기 적힌 식이 그대로 실행되며, 수식도 그 식에서 만듭니다.
page-optimizers = 최적화 알고리즘
page-schedules = 학습률 스케줄
page-surfaces = 곡면
page-rate = 학습률
page-minimum = 최소점
page-saddle = 안장점
page-maximum = 최대점
page-degenerate = 평평한 점
page-many-points = 화면 안에 최소점 { $minima }개, 안장점 { $saddles }개, 최대점 { $maxima }개가 있습니다. 가장 낮은 최소점:
page-parameter = 매개변수
page-default = 기본값
page-slider = 슬라이더
page-meaning = 뜻
page-point = 점
page-where = 위치
page-value = f
page-eigenvalues = 헤세 행렬의 고윳값
page-equals = 다른 곳의 같은 것:
page-source = 출처: { $source }.

## cli
files-cannot-read = { $file }: 읽을 수 없습니다({ $reason }).
files-cannot-write = { $file }: 쓸 수 없습니다({ $reason }).
files-folder = { $file }: 폴더입니다. 프리셋은 그 안의 파일입니다.
files-output-folder = { $file }: 폴더입니다. 그 안에 만들 파일의 이름을 쓰십시오.
files-too-long = { $file }: 16MiB보다 깁니다. 이렇게 긴 프리셋은 없습니다.
cli-over-itself = { $file }: 프리셋 파일 자체를 덮어쓰게 됩니다. 다른 이름을 쓰십시오.
files-not-utf8 = { $file }:{ $line }:{ $column }: UTF-8 글이 아닙니다.
cli-no-file = `{ $file }`: 그런 파일도, 기본 프리셋도 없습니다.
cli-no-file-near = 혹시 기본 프리셋 `{ $id }`인가요?
cli-no-file-help = `thalweg list presets` 명령으로 기본 프리셋을 볼 수 있습니다.
cli-unknown-id = 목록에 `{ $id }` 항목이 없습니다.
cli-unknown-id-help = `thalweg list surfaces`, `optimizers`, `schedules`, `presets` 명령으로 있는 항목을 볼 수 있습니다.
cli-did-you-mean = 혹시 `{ $name }`인가요?
cli-picture-kind = { $file }: 이름이 .svg, .png, .pdf, .gif 가운데 하나로 끝나야 합니다. 확장자가 그림의 종류를 정합니다.
cli-size = 너비와 높이는 픽셀 수입니다: 1600x1000
cli-final-median = 마지막 손실: 중앙값
cli-final-low = 10 %
cli-final-high = 90 %
cli-radius-median = 반지름: 중앙값
cli-radius-low = 10 %
cli-radius-high = 90 %
cli-diverged = 발산
cli-seeds-range = 시드 { $first }–{ $last }
cli-no-chance = 이 실험에는 시드에 따라 달라지는 것이 없습니다. 어느 시드에서나 결과가 같습니다.

## app

app-menu-file = 파일
app-menu-edit = 편집
app-menu-view = 보기
app-menu-lessons = 강의
app-new = 새로 만들기
app-open = 열기…
app-recent = 최근 파일
app-recent-none = 아직 연 파일이 없음
app-recent-gone = { $file } 파일이 이제 없어서 최근 파일 목록에서 뺐다.
app-save = 저장
app-save-as = 다른 이름으로 저장…
app-revert = 저장된 상태로 되돌리기
app-undo = 실행 취소
app-undo-change = 실행 취소: { $change }
app-redo = 다시 실행
app-redo-change = 다시 실행: { $change }
app-theme-system = 데스크톱 테마
app-theme-light = 밝게
app-theme-dark = 어둡게
app-left-panel = 실험 패널
app-right-panel = 그래프 패널
app-only-landscape = 지형만 보기
app-fit = 지형을 화면에 맞추기
app-edited = 수정됨
app-edit-open = 다른 실험 열기
app-edit-revert = 저장된 상태로 되돌리기
app-edit-surface = 곡면 바꾸기
app-edit-parameter = { $name } 바꾸기
app-edit-start = 출발점 옮기기
app-edit-steps = 스텝 수 바꾸기
app-edit-epoch = 에포크당 스텝 수 바꾸기
app-edit-noise = 기울기 잡음 바꾸기
app-edit-seed = 시드 바꾸기
app-edit-seeds = 시드 개수 바꾸기
app-edit-add = 실행 추가
app-edit-duplicate = 실행 복제
app-edit-remove = 실행 삭제
app-edit-rule = 규칙 바꾸기
app-edit-visible = 실행 표시 바꾸기
app-edit-schedule = 스케줄 바꾸기
app-edit-text = 수식 고치기
app-edit-add-parameter = 매개변수 { $name } 추가
app-edit-remove-parameter = 매개변수 { $name } 삭제
app-edit-add-coordinate = 좌표 { $name } 추가
app-edit-remove-coordinate = 좌표 { $name } 삭제
app-edit-layers = 레이어 표시 바꾸기
app-surface = 곡면
app-typed-surface = 입력한 수식
app-edit-own-formula = 수식 고치기…
app-edit-own-formula-tip = 이 수식을 실험의 것으로 가져와 마음대로 고친다.
app-edit-own-rule = 규칙 고치기…
app-edit-own-rule-tip = 이 규칙을 이 실행의 것으로 가져와 마음대로 고친다.
app-edit-own-schedule = 수식 고치기…
app-edit-own-schedule-tip = 이 스케줄을 이 실행의 것으로 가져와 마음대로 고친다.
app-text-surface = 곡면: 수식
app-text-rule = { $run }: 규칙의 수식
app-text-schedule = { $run }: 스케줄의 수식
app-add-parameter = `{ $name }`: 매개변수로 추가
app-remove-parameter = 매개변수 { $name } 삭제
app-parameter-is-read = { $name }: 수식에서 쓰고 있어 삭제할 수 없음
app-add-coordinate = `{ $name }`: 좌표로 추가
app-remove-coordinate = 좌표 { $name } 삭제
app-coordinate-unread = { $name }: f가 이 좌표에 따라 변하지 않음
app-start = 출발점
app-start-tip = 자기 출발점이 없는 실행들이 출발하는 곳. 지형에서 끌거나 Alt를 누르고 클릭해 옮길 수도 있다.
app-start-handle = 실행들의 출발점
app-start-hint = 출발점 (끌기)
app-steps = 스텝 수
app-steps-tip = 각 실행이 나아가는 스텝의 수.
app-per-epoch = 에포크당 스텝
app-per-epoch-tip = 몇 스텝이 한 에포크인지. 스케줄은 따로 정하지 않으면 에포크를 센다.
app-noise = 기울기 잡음
app-noise-tip = 기울기의 각 성분에 더하는 정규분포 잡음의 표준편차. 모든 실행에 같은 잡음이 들어간다.
app-seed = 시드
app-seed-tip = 수가 다르면 잡음도 다르고, 수가 같으면 잡음도 언제나 같다.
app-seeds = 여러 시드
app-seeds-tip = 같은 실험을 이 시드부터 몇 개의 시드로 돌려 볼지 정한다. 손실 그래프는 중앙값과 가운데 80 %의 띠를, 지형은 경로마다 끝난 곳을 모두 보인다. 1이면 이 시드만 쓴다.
app-no-chance = 여기에는 시드에 따라 달라지는 것이 없다. 어떤 시드든 같은 결과가 나온다.
app-optimizers = 최적화 기법
app-add = + 추가
app-typed-rule = 입력한 규칙
app-rule-of = { $run }: 규칙
app-rate = 학습률 α₀
app-rate-tip = 스케줄이 시작하는 학습률.
app-show-run = { $run } 표시
app-hide-run = { $run } 숨기기
app-duplicate-run = { $run } 복제
app-remove-run = { $run } 삭제
app-schedule-of = { $run }: 스케줄
app-schedule-typed = 입력한 스케줄
app-counted-by = 세는 단위
app-counted-by-tip = 학습률이 에포크마다 바뀌는지 스텝마다 바뀌는지.
app-by-epoch = 에포크
app-by-step = 스텝
app-notes = 설명
app-play = 재생
app-pause = 일시 정지
app-first = 처음으로
app-back = 한 스텝 뒤로
app-step = 한 스텝 앞으로
app-last = 마지막 스텝으로
app-loop = 끝나면 처음부터 다시
app-step-label = 스텝
app-step-of = / { $steps }
app-go-to = 스텝으로 이동
app-go-to-tip = 숫자를 입력하면 그 스텝으로 간다 (G).
app-epoch = 에포크 { $epoch }
app-epoch-axis = 에포크
app-speed = 속도
app-speed-unit = 스텝/초
app-timeline = 시간축
app-recording = 계산 중 { $percent } %
app-landscape = 지형
app-layer-contours = 등고선
app-layer-paths = 경로
app-layer-minima = 극소점
app-layer-saddles = 안장점
app-layer-batch = 미니배치
app-layer-batch-tip = 파선은 커서가 있는 스텝이 보는 손실, 곧 그 스텝의 미니배치만으로 평균한 손실의 등고선이다. 전체 손실의 등고선을 하나 걸러 하나씩 골라, 그것이 전체 손실의 가장 낮은 값보다 높은 만큼 이 손실의 가장 낮은 값보다 높은 곳에 그린다. 속이 빈 별은 미니배치 손실의 극소점이며, 그 위치를 알 때만 보인다.
app-loss = 손실
app-learning-rate = 학습률 α
app-log-scale = 로그 눈금
app-linear-scale = 선형 눈금
app-step-axis = 스텝
app-hover = { $run }, { $step } 스텝: { $value }
app-dismiss = 닫기
app-place = { $line }행 { $column }열:
app-notice-open = { $file } 파일을 열지 못했다. 이전 실험은 그대로 있다.
app-notice-experiment = 이렇게 바꾸면 실행할 수 없다. 지금 보이는 것은 마지막으로 실행할 수 있던 상태이다.
app-notice-unsaved = 잃은 것은 없으니 다른 곳에 저장하면 된다.
app-dialog-open = 프리셋 또는 CSV 열기
app-dialog-open-verb = 열기
app-dialog-save = 프리셋 저장
app-dialog-save-verb = 저장
app-dialog-why = 이 데스크톱에는 파일 대화 상자가 없다. 파일 경로를 입력하면 된다.
app-dialog-path = 경로
app-dialog-exists = 같은 이름의 파일이 있다. 저장하면 그 파일을 대신한다.
app-cancel = 취소
app-close-question = ‘{ $title }’에 저장하지 않은 변경 내용이 있다.
app-close-why = 버린 변경 내용은 되살릴 수 없다.
app-close-discard = 버리기
app-close-draft-question = ‘{ $title }’에 아직 맞지 않는 글이 있다.
app-close-draft = 아직 맞지 않는 글은 파일에 저장할 수 없다. 그대로 두었다가 다음에 시작할 때 다시 보여 준다.
app-close-keep = 닫고 그대로 두기
app-drop = 파일을 놓으면 열린다
app-session-crashed = 지난번에 Thalweg가 정상적으로 닫히지 않았다.
app-session-crashed-line = 마지막에 보이던 상태를 그대로 열었으며, 잃은 변경 내용은 없다.
app-session-unreadable = 이전 세션을 열 수 없다. 그 파일은 { $file }에 남겨 두었다.
app-session-unkept = { $folder } 폴더에 세션을 보관할 수 없다 ({ $reason }). 창을 닫은 뒤에도 남기려면 파일로 저장해야 한다.
app-no-display = 창을 띄울 디스플레이가 없다 ({ $reason }). thalweg run, check, render는 디스플레이 없이도 된다.

## app: help

app-menu-help = 도움말
app-help-formulas = 식의 언어
app-help-shortcuts = 단축키
app-help-about = Thalweg 정보
app-help-back = 뒤로
app-help-search = 찾기
app-help-not-found = 이 말이 나오는 절이 없다.
app-close = 닫기
app-keys-steps = 스텝
app-key-play = 재생, 일시 정지
app-key-step = 한 스텝 뒤로, 앞으로
app-key-epoch = 한 에포크 뒤로, 앞으로
app-key-select = 실행 고르기
app-keys-note = 초점을 가진 요소가 스스로 쓰는 키는 그 요소가 받는다. 입력란은 모든 키를, 슬라이더는 화살표를, 버튼은 스페이스를 쓴다.
app-about-version = 버전 { $version } ({ $build })
app-about-name = 탈베크(Thalweg)는 골짜기에서 가장 낮은 점을 이은 선, 곧 물이 흐르는 길이다.
app-about-licenses = 라이선스
app-about-own-license = Thalweg는 MIT와 Apache 2.0 가운데 원하는 라이선스로 쓸 수 있다.
app-about-fonts = 글은 Pretendard를 줄인 Thalweg Sans로 표시하며 로마자의 모양은 Inter와 같다. 수식은 KaTeX 글꼴로 표시한다.
app-about-crates = 쓰인 라이브러리
## app: runs

app-edit-move = 실행 순서 바꾸기
app-edit-rename = 실행 이름 바꾸기
app-edit-color = 실행 색 바꾸기
app-edit-same-schedule = 모두 같은 스케줄로
app-edit-twin = 관례 비교
app-edit-same-rate = 모두 같은 학습률로
app-filter = 입력하여 찾기
app-filter-none = 그런 이름은 없습니다. 더 짧게 입력하면 더 많이 찾습니다.
app-own-group = 직접 만들기
app-own-rule-tip = 경사하강법에서 시작한다. 규칙의 식은 마음대로 고칠 수 있다.
app-run-name = { $run }: 이름
app-run-more = { $run }: 더 보기
app-run-color = { $run }: 색
app-color-typed = 빨강·초록·파랑
app-color-wrong = #0072b2처럼 빨강, 초록, 파랑을 적습니다.
app-color-blue = 파랑
app-color-vermilion = 주홍
app-color-green = 청록
app-color-orange = 주황
app-color-sky-blue = 하늘색
app-color-purple = 자주
app-color-yellow = 노랑
app-color-black = 검정
app-rename = 이름 바꾸기…
app-key-move-run = 실행을 위로, 아래로
app-move-up = 위로 옮기기
app-move-down = 아래로 옮기기
app-twin = 다른 관례와 비교
app-twin-of = ‘{ $run }’ 실행과 견주면: { $differs }
app-same-rate = 모두 같은 학습률로
app-same-rate-tip = 스케줄이 있는 모든 실행이 이 실행의 학습률에서 시작한다.
app-same-schedule = 모두 같은 스케줄로
app-same-schedule-tip = 모든 실행이 이 실행의 스케줄을 쓴다. 처음 학습률은 각자 그대로 둔다.
## Plots

app-edit-plot-scale = 그래프의 눈금 바꾸기
app-edit-batch-loss = 미니배치 손실 보이기 바꾸기
app-effective-step = 유효 스텝 |Δθ| / |g|
app-effective-step-short = 유효 스텝
app-effective-step-tip = 한 스텝이 좌표를 따라 움직인 거리를 그 방향 기울기로 나눈 값이다. 경사하강법에서는 학습률과 같다. 기울기가 0인 곳에는 값이 없다.
app-plot-tip = 끌면 커서가 움직인다. 휠은 스텝 축을, 왼쪽 숫자 위에서는 값 축을 확대한다. Shift를 누르고 끌면 그 상자를 확대하고, 두 번 누르면 전체를 보인다.
app-plot-scale-tip = 로그 눈금과 선형 눈금을 바꾼다.
app-fold-plot = 그래프 접기: { $name }
app-unfold-plot = 그래프 펼치기: { $name }
app-reset-zoom = 모든 스텝과 값 보기
app-legend-of = 그래프에서: { $run }
app-all-hidden = 모든 실행이 숨겨져 있습니다. 위의 이름을 누르면 다시 보입니다.
app-legend-hide-tip = 누르면 이 실행을 숨긴다.
app-legend-show-tip = 누르면 이 실행을 보인다.
app-hover-stretch = { $run }, { $from }~{ $to } 스텝: { $low } ~ { $high }

## app: exports and the clipboard

app-export = 그림 내보내기…
app-export-csv = 궤적을 CSV로 내보내기
app-export-csv-points = 점, 손실, 학습률, 기울기…
app-export-csv-state = 규칙의 상태까지…
app-screenshot = 창 갈무리…
app-copy-figure = 그림 복사
app-copy-preset = 프리셋을 글로 복사
app-paste = 프리셋 붙여넣기
app-copied-figure = 그림을 클립보드에 복사했다.
app-copied-preset = 프리셋을 글로 클립보드에 복사했다.
app-paste-nothing = 클립보드에 글이 없다. 파일의 글이나 편집 › 프리셋을 글로 복사로 프리셋을 먼저 복사하면 된다.
app-clipboard = 클립보드의 글
app-export-figure-title = 그림 내보내기
app-export-csv-title = 궤적 내보내기
app-export-screenshot-title = 갈무리한 창 저장
app-export-verb = 내보내기…
app-export-format = 형식
app-export-size = 크기(픽셀)
app-export-width = 너비
app-export-height = 높이
app-export-theme = 테마
app-export-theme-shown = 창과 같게
app-export-what = 내용
app-export-all = 모두
app-export-language = 언어
app-export-with-preset = 옆에 프리셋도 쓰기
app-export-with-preset-tip = 그림 이름 뒤에 .toml이 붙은 작은 파일이다. 이 파일로 같은 그림을 다시 만들 수 있다.
app-export-preview = 내보낼 그림의 모습
app-export-about-svg = SVG: 어떤 크기에서도 또렷하고, 글을 찾거나 고칠 수 있다.
app-export-about-png = PNG: 문서와 슬라이드에 쓰는 픽셀 그림이다.
app-export-about-pdf = PDF: 어떤 크기에서도 또렷한 인쇄용이다. 글과 글꼴이 파일에 들어 있다. 100픽셀이 1인치이다.
app-export-about-gif = GIF: 출발점에서 이 스텝까지의 애니메이션이다.
app-export-done = { $file } 파일을 썼다.
app-export-beside-taken = 그림 옆에 쓸 프리셋이 { $file } 파일을 덮어쓰게 됩니다. 그림에 다른 이름을 주거나 프리셋을 함께 쓰지 마십시오.
app-export-over-itself = { $file }: 이 실험이 저장된 파일을 덮어쓰게 된다. 다른 이름을 써야 한다.
app-exporting = { $file } 쓰는 중
app-export-stop = 중지
## app: landscape

app-left-edge = 실험 패널의 너비
app-right-edge = 그래프 패널의 너비
app-show-all = 모두 보이기 (F11)
app-zoom-in = 크게
app-zoom-out = 작게
app-zoom-one = 원래 크기
app-zoom-now = 원래 크기 (지금 { $percent } %)
app-surface-own = 직접 쓰는 수식…
app-surface-scale = 색
app-surface-scale-tip = 색과 등고선이 곡면의 값을 어떻게 따르는지 정한다.
app-surface-scale-auto = 곡면에 맞게
app-surface-scale-linear = 선형
app-surface-scale-log = 최솟값 위로 로그
app-edit-surface-scale = 색의 눈금 바꾸기
app-edit-own-start = 한 실행의 출발점 옮기기
app-edit-common-start = 한 실행을 공통 출발점으로 되돌리기
app-edit-coordinates = 그릴 좌표 바꾸기
app-start-handle-of = { $run }의 출발점
app-start-give = { $run }에 자기 출발점 주기
app-start-take-back = 공통 출발점으로 되돌리기
app-start-own = 자기 출발점
app-start-own-of = { $run }: 자기 출발점
app-start-own-tip = 이 실행은 다른 실행과 다른 곳에서 출발한다. 지형에서 마름모를 끌거나 좌표를 입력한다.
app-drawn = 그릴 좌표
app-drawn-tip = 지형에 그리는 두 좌표. 나머지 좌표는 보이는 첫 실행의 지금 값이다.
app-drawn-across = 가로로 그릴 좌표
app-drawn-up = 세로로 그릴 좌표
app-fit-paths = 경로 전체에 맞추기
## Schedules

app-edit-warmup = 워밍업 바꾸기
app-edit-by-hand = 학습률 직접 정하기
app-edit-move-point = 학습률 점 옮기기
app-edit-add-point = 학습률 점 추가
app-edit-remove-point = 학습률 점 지우기
app-edit-join-points = 학습률 점 잇는 방법 바꾸기
app-edit-turn-rate = 학습률 돌리기
app-schedule-points = 직접 정하기
app-schedule-points-tip = 지금의 학습률을 점으로 바꾼다. 점은 학습률 그래프에서 끌 수 있고, 재생하면서 학습률을 돌리면 기록된다.
app-warmup = 워밍업
app-warmup-tip = 처음 이만큼의 스텝 동안 학습률이 0에서 스케줄 값까지 고르게 올라간다. 0이면 워밍업이 없다.
app-rate-table = 처음 에포크들의 학습률
app-rate-table-of = { $run }: 처음 에포크들의 학습률
app-rate-table-epoch = 에포크
app-rate-table-step = 시작 스텝
app-rate-table-rate = 학습률 α
app-hand-rate = 학습률 α
app-hand-rate-of = { $run }: 커서부터의 학습률 α
app-hand-rate-tip = 다음 스텝부터의 학습률이다. 그 뒤에 정해 둔 값은 지워진다. 재생하면서 돌리면 기록된다.
app-hand-playing = 학습률을 돌리면 재생되는 대로 기록된다.
app-hand-paused = { $step } 스텝부터의 학습률을 정한다. 재생하면서 돌리면 기록된다.
app-join = 점 사이
app-join-tip = 다음 점까지 값을 유지할지, 다음 점으로 곧게 갈지 정한다.
app-join-hold = 유지
app-join-line = 직선
app-add-point = + 점
app-add-point-tip = 커서 위치에 점을 하나 추가한다. 학습률은 그대로이다.
app-point-step = { $run }: 점 { $number }의 스텝
app-point-rate = { $run }: 점 { $number }의 학습률
app-remove-point = { $run }: 점 { $number } 지우기
app-point = { $run }, 점 { $number }: { $step } 스텝, 학습률 { $rate }
app-remove-this-point = 이 점 지우기
app-join-by-lines = 점을 직선으로 잇기
app-join-by-holding = 다음 점까지 값 유지하기
## app: results

app-results = 결과
app-results-panel = 결과표
app-results-close = 결과 닫기
app-results-none = 실행이 끝나면 표가 나타납니다.
app-results-sort = 이 열로 정렬한다. 다시 누르면 거꾸로, 한 번 더 누르면 실행 순서로 돌아간다.
app-target-loss = 목표 손실
app-target-loss-tip = 손실이 처음으로 이 값 이하가 되는 스텝을 실행마다 표에 적는다.
app-target-loss-wrong = 0.01과 같은 숫자를 적습니다.
app-edit-target-loss = 목표 손실 바꾸기
app-copy-csv = CSV로 복사
app-copy-markdown = 마크다운으로 복사
app-batch-loss-tip = 전체 데이터의 손실 옆에 스텝마다의 미니배치 손실을 흐리게 보인다.
app-seeds-done = 시드 { $count }개
app-seeds-coming = 시드 { $count }개 중 { $done }개
app-seeds-band-tip = 굵은 선은 시드 { $count }개의 중앙값이고, 띠는 위아래 10 %씩을 뺀 가운데 80 %다. 가는 선은 지형에 그린 것과 같은 첫 시드의 경로다. 발산한 경로의 손실은 무한대로 센다.
app-hover-seeds = { $run }, { $step }번째 스텝: 시드 { $count }개의 중앙값 { $median }, 10–90 % { $low }에서 { $high }
app-rate-plot-tip = 실행 카드에서 직접 정한 학습률은 여기에 점으로 나타난다. 점을 끌어 옮기고, 선을 두 번 눌러 추가하고, Alt+클릭이나 Delete로 지운다.

## app: catalog

app-help-catalog = 목록
app-catalog-add = 실행으로 추가
app-catalog-use-for = { $run }에 적용
app-catalog-use-surface = 이 곡면 사용
app-copy-latex = LaTeX로 복사
app-copied-latex = 수식을 LaTeX로 클립보드에 복사했다.
app-copy-page = 글로 복사
app-copied-page = 이 페이지를 글로 클립보드에 복사했다.
## data: what it is called
data-title = { $examples }의 { $loss }
data-examples = { $data } 예제 { $examples }개
data-line = 직선
data-of-line = 직선
data-line-meaning = 직선 v = 기울기·u + 절편 둘레에 정규분포 잡음을 더한 점들.
data-blobs = 두 무리
data-of-blobs = 두 무리
data-blobs-meaning = 평면에 놓인 두 클래스(레이블 0과 1). 각각 자기 중심 둘레에 둥글게 모여 있다.
data-cloud = 구름
data-of-cloud = 구름
data-cloud-meaning = 예제마다 자기만의 그릇이 있고 그 중심이 예제다. 미니배치는 그릇 가운데 일부만 본다.
data-network = 신경망
data-of-network = 신경망
data-network-meaning = 은닉 tanh 유닛 하나의 출력에 정규분포 잡음을 더한 점들. 두 가중치의 손실에 극소점이 둘 있다.
data-outliers = 이상치가 있는 직선
data-of-outliers = 이상치가 있는 직선
data-outliers-meaning = 직선 둘레의 점들인데 일부가 훨씬 위에 있다. 강건한 손실이 쓰이는 경우다.
data-from-file = { $file }
data-from-preset = 프리셋
data-loss-least-squares = 최소제곱
data-loss-logistic = 로지스틱 손실
data-loss-huber = 후버 손실
data-loss-absolute = 절대 오차
data-loss-bowls = 그릇들의 평균
data-loss-network = 제곱 오차
data-loss-own = 직접 쓴 손실
data-slope = 기울기
data-slope-meaning = 예제들이 놓인 직선의 기울기.
data-intercept = 절편
data-intercept-meaning = 예제들이 놓인 직선이 u = 0에서 갖는 값.
data-noise = 잡음
data-noise-meaning = v에 더하는 정규분포 수의 표준편차.
data-distance = 거리
data-distance-meaning = 두 클래스의 중심이 서로 떨어진 거리.
data-spread = 퍼짐
data-spread-meaning = 예제가 중심 둘레에 퍼진 정도. 방향마다의 표준편차이다.
data-center-x = 중심 x
data-center-y = 중심 y
data-center-meaning = 예제들의 중심이 퍼져 있는 한가운데.
data-true-w1 = 참값 w₁
data-true-w2 = 참값 w₂
data-true-weight-meaning = 예제를 만든 신경망의 가중치.
data-share = 비율
data-share-meaning = 멀리 벗어난 예제의 비율. 0에서 1 사이이다.
data-size = 크기
data-size-meaning = 벗어난 예제가 직선 위로 떨어진 거리. 이 값의 절반에서 한 배 반까지이다.

## app: data
app-from-data = 데이터
app-data-of = 데이터: { $name }
app-examples = 예제 수
app-examples-tip = 예제의 개수. 더 늘려도 앞의 예제는 그대로이다.
app-data-seed = 데이터 시드
app-data-seed-tip = 수가 다르면 예제도 다르고, 수가 같으면 예제도 언제나 같다.
app-loss-of-example = 손실
app-loss-of-example-tip = 예제 하나의 손실. 지형은 모든 예제에 대한 평균이다.
app-loss-labels = 로지스틱 손실에는 마지막 열에 0에서 1 사이의 레이블이 있어야 한다.
app-mini-batches = 미니배치
app-mini-batches-tip = 스텝마다 예제 몇 개로만 기울기를 구한다. 모든 실행이 같은 예제를 본다. 끄면 스텝마다 모든 예제를 쓴다.
app-batch = 배치 크기
app-batch-tip = 한 스텝이 보는 예제의 수.
app-batch-too-large = 배치 크기가 { $batch }인데 예제는 모두 { $examples }개이다. 지금 보이는 것은 마지막으로 실행할 수 있던 상태이다.
app-batch-full = 모든 예제 쓰기
app-replacement = 복원 추출
app-replacement-tip = 배치의 예제를 매번 전체에서 뽑는다. 끄면 한 에포크 동안 모든 예제를 한 번씩 지나며, 순서는 에포크마다 새로 섞는다.
app-per-epoch-data-tip = 모든 예제를 한 번 지나는 데 드는 배치의 수. 예제 수를 배치 크기로 나누어 올림한 값이다.
app-edit-data = 데이터 바꾸기
app-edit-loss = 손실 바꾸기
app-edit-batch = 배치 크기 바꾸기
app-edit-replacement = 배치 추출 방법 바꾸기
app-edit-examples = 예제 수 바꾸기
app-edit-data-seed = 데이터 시드 바꾸기
app-miniature-hold = 경로 멈추기
app-miniature-play = 경로 이어 가기
app-about-rule = 이 규칙 설명
app-copy-rule = 규칙을 LaTeX로 복사
app-about-schedule = 이 스케줄 설명
app-copy-schedule = 스케줄을 LaTeX로 복사
app-about-surface = 이 곡면 설명
app-copy-surface = 곡면을 LaTeX로 복사
app-surface-more = 곡면: 더 보기
app-notation-typed = 쓴 그대로의 이름
app-notation-course = 강의의 이름: V_dW, S_dW
app-notation-paper = 논문의 이름: m_t, v_t
app-notation-tip = 화면과 LaTeX의 수식에서 규칙과 스케줄의 이름을 적는 방식이다.

## data: its picture
figure-data-probability = { $name } = 1일 확률
figure-data-predicted = { $name } 예측값
figure-data-every = 예제 { $count }개에 하나씩 표시
app-data = 데이터
app-data-tip = 예제와, 현재 스텝에서 각 실행이 맞춘 결과. 곡선이나 두 클래스의 경계, 또는 위치이다. 이 스텝의 미니배치에 든 예제는 두드러지게 보인다.
app-data-picture = 데이터: { $across }에 따른 { $up }, { $step } 스텝에서 각 실행이 맞춘 결과
app-data-not-drawn = 이 손실이 데이터에 맞추는 것은 곡선, 경계, 위치로 그릴 수 없다.
## app: code

app-code = 코드 내보내기…
app-code-title = 실험을 스크립트로 내보내기
app-code-about = Python으로 실행하면 { $framework }에서 같은 스텝을 밟고 궤적을 CSV로 출력한다.
app-code-save = 저장…
app-code-copy = 복사
app-copied-code = 스크립트를 클립보드에 복사했다.

## data: files of tables
app-csv = CSV 파일…
app-csv-tip = 머리글이 있는 숫자 표를 새 실험으로 연다. 마지막 열을 나머지 열로 맞춘다.
app-data-opened = 예제 { $examples }개에서 { $target } 열을 다른 열 { $inputs }개로 맞추며, 손실은 최소제곱이다. 경사하강법의 학습률은 입력의 크기에 맞추었다.
app-data-opened-labels = 예제 { $examples }개에서 { $target } 열을 다른 열 { $inputs }개로 맞추며, 값이 0과 1뿐이므로 손실은 로지스틱이다. 경사하강법의 학습률은 입력의 크기에 맞추었다.
app-data-texts = 숫자가 하나도 없는 열은 뺐다.
app-data-renamed = 수식에서 쓰는 열 이름: { $names }.
app-target-column = 목표
app-target-column-tip = 맞추려는 열.
app-input-columns = 입력
app-input-columns-tip = 맞추는 데 쓰는 열. 열마다 가중치가 하나씩 있다.
app-input-count = { $all }개 중 { $count }개
app-standardize = 표준화
app-standardize-tip = 모든 열을 평균 0, 표준편차 1로 맞추어 가중치의 크기를 고르게 한다. 0과 1뿐인 열은 그대로 둔다.
app-edit-columns = 열 바꾸기
app-edit-standardize = 열 표준화하기
