const cells = 20
const stepMs = 140
const snakeColour = '#1f7a6d'
const foodColour = '#b5482e'

const canvas = document.getElementById('field')
const pen = canvas.getContext('2d')
const size = canvas.width / cells
let snake, heading, next, food, score

function begin() {
  snake = [{ x: 10, y: 10 }, { x: 9, y: 10 }, { x: 8, y: 10 }]
  heading = next = { x: 1, y: 0 }
  score = 0
  place()
}

function place() {
  do {
    food = { x: Math.floor(Math.random() * cells), y: Math.floor(Math.random() * cells) }
  } while (snake.some(part => part.x === food.x && part.y === food.y))
}

function step() {
  heading = next
  const head = { x: snake[0].x + heading.x, y: snake[0].y + heading.y }
  const outside = head.x < 0 || head.y < 0 || head.x >= cells || head.y >= cells
  if (outside || snake.some(part => part.x === head.x && part.y === head.y)) {
    localStorage.setItem('best', Math.max(score, Number(localStorage.getItem('best') ?? 0)))
    begin()
  } else {
    snake.unshift(head)
    if (head.x === food.x && head.y === food.y) { score++; place() } else { snake.pop() }
  }
  draw()
}

function draw() {
  pen.clearRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = foodColour
  pen.fillRect(food.x * size + 2, food.y * size + 2, size - 4, size - 4)
  pen.fillStyle = snakeColour
  for (const part of snake) pen.fillRect(part.x * size + 1, part.y * size + 1, size - 2, size - 2)
  document.getElementById('score').textContent = `${score}（本机最高 ${localStorage.getItem('best') ?? 0}）`
}

function turn(x, y) {
  if (x !== -heading.x || y !== -heading.y) next = { x, y }
}

const keys = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }
addEventListener('keydown', event => { if (keys[event.key]) { event.preventDefault(); turn(...keys[event.key]) } })

let touch
canvas.addEventListener('pointerdown', event => { touch = event })
canvas.addEventListener('pointerup', event => {
  const [dx, dy] = [event.clientX - touch.clientX, event.clientY - touch.clientY]
  if (Math.abs(dx) > Math.abs(dy)) turn(Math.sign(dx), 0)
  else if (dy !== 0) turn(0, Math.sign(dy))
})

begin()
setInterval(step, stepMs)
